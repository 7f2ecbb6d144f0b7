import type { Keys } from '../../../main/gateway/token.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  startTrainingBunjang,
  trainingBunjangKeys,
} from '../../../main/training/bunjang/server.ts';
import type { Switches } from '../../../main/training/bunjang/switches.ts';
import { startTerseBunjang } from '../../terse-gateway/terse-bunjang.ts';

/** A gateway the client is tried against. */
export type BunjangUnderTest = {
  readonly origin: URL;
  readonly keys: Keys;
  /** Somebody pays into the account of an issuance in READY. */
  deposit(issuanceId: string): Promise<void>;
  close(): Promise<void>;
};

/** Two programs that share nothing but the protocol, one of them in four shapes. */
export const gateways: Readonly<Record<string, () => Promise<BunjangUnderTest>>> = {
  async terse() {
    const { url, keys, deposit, close } = await startTerseBunjang();
    return { origin: new URL(url), keys: keysOf(keys), deposit: async (id) => deposit(id), close };
  },
  training: () => training({}),
  'training (account null, fractions)': () =>
    training({ waitedAccount: 'null', times: 'fraction' }),
  'training (account missing, offsets, 5 s)': () =>
    training({ waitedAccount: 'missing', times: 'offset', windowS: 5 }),
  'training (account empty, slow to commit)': () =>
    training({ waitedAccount: 'empty', commitDelayMs: 100 }),
};

async function training(switches: Partial<Switches>): Promise<BunjangUnderTest> {
  const gateway = await startTrainingBunjang({
    switches: { practice: false, waitedMs: 150, ...switches },
  });
  return {
    origin: new URL(gateway.url),
    keys: keysOf(trainingBunjangKeys),
    async deposit(issuanceId) {
      if (!(await gateway.deposit(issuanceId))) throw new Error('nobody waits for it');
    },
    close: () => gateway.close(),
  };
}

export function keysOf({ key, secret }: { readonly key: string; readonly secret: string }): Keys {
  return { key: new Secret(key), secret: new Secret(secret) };
}
