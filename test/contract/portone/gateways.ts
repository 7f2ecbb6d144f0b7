import type { Keys } from '../../../main/gateway/token.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { startTrainingGateway, trainingKeys } from '../../../main/training/portone/server.ts';
import type { Switches } from '../../../main/training/portone/switches.ts';
import { startTerseGateway } from '../../terse-gateway/terse-gateway.ts';

/** A gateway the client is tried against. */
export type GatewayUnderTest = {
  readonly origin: URL;
  readonly keys: Keys;
  /** Has plenty of points. */
  readonly rich: { readonly user: string; readonly password: string; readonly points: number };
  /** Has too few for anything. */
  readonly poor: { readonly user: string; readonly password: string; readonly points: number };
  close(): Promise<void>;
};

const rich = { user: 'rich01', password: '비밀 p@ss', points: 1_000_000 };
const poor = { user: 'poor01', password: 'x', points: 100 };

/** Two programs that share nothing but the protocol, one of them in two shapes. */
export const gateways: Readonly<Record<string, () => Promise<GatewayUnderTest>>> = {
  async terse() {
    const customers = [rich, poor].map(({ user, ...rest }) => ({ id: user, ...rest }));
    const { url, keys, close } = await startTerseGateway(customers);
    return { origin: new URL(url), keys: secretOf(keys), rich, poor, close };
  },
  training: () => training({}),
  'training (older shape)': () =>
    training({
      shape: 'older',
      successMessage: 'string',
      balance: 'on',
      declineAs: 'http-200',
      findAllNothing: 'empty',
    }),
};

async function training(switches: Partial<Switches>): Promise<GatewayUnderTest> {
  const accounts = [rich, poor].map(({ user, password, points }) => {
    return { id: user, password, balanceWon: points };
  });
  const { url, close } = await startTrainingGateway({ accounts, switches });
  return { origin: new URL(url), keys: secretOf(trainingKeys), rich, poor, close };
}

function secretOf({ key, secret }: { readonly key: string; readonly secret: string }): Keys {
  return { key: new Secret(key), secret: new Secret(secret) };
}
