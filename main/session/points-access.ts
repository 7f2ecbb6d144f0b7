import { join } from 'node:path';
import type { Settings } from '../../preload/settings.ts';
import type { Mode } from '../../preload/views.ts';
import type { PointsReach } from '../config/reachable-points.ts';
import { createBunjang } from '../gateway/bunjang/bunjang.ts';
import type { Bunjang } from '../gateway/bunjang/bunjang-port.ts';
import { createTransport } from '../gateway/ky-transport.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { type ApiKeys, pointsAccountFingerprint } from '../secrets/api-keys.ts';
import { Secret } from '../secrets/secret.ts';
import { noBunjang, type PointsParts } from '../services/points/shop-points.ts';
import { startTrainingBunjang, trainingBunjangKeys } from '../training/bunjang/server.ts';
import { fasterClock } from './gateway-access.ts';

/** The way to the shop's own points in this run, and how to leave it. */
export type PointsAccess = {
  readonly bunjang: Bunjang;
  readonly origin: URL;
  /** The same over restarts, though the training gateway's port is not. */
  readonly accountOrigin: string;
  readonly keys: () => ApiKeys | null;
  /** Tells the Bunjang account of this run; null without keys. */
  readonly fingerprint: string | null;
  close(): Promise<void>;
};

/** What the way is opened from. */
export type PointsAccessParts = {
  /** Null: this run has no Bunjang. */
  readonly reach: PointsReach | null;
  readonly keys: () => ApiKeys | null;
  readonly network: Settings['network'];
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeScale: number;
};

type Server = Pick<PointsAccess, 'origin' | 'accountOrigin' | 'keys' | 'close'>;

const connectMs = 5_000;
const answerMs = 30_000;

/** Opens the way to Bunjang; the embedded one is started first. Null where this run has none. */
export async function openPointsGateway(parts: PointsAccessParts): Promise<PointsAccess | null> {
  const { reach, clock, random, timeScale, resolveProxy } = parts;
  if (!reach) return null;
  const server = await serverOf(reach, parts);
  const transport = createTransport({
    origin: server.origin,
    connectTimeoutMs: connectMs / timeScale,
    answerTimeoutMs: answerMs / timeScale,
    network: reach.kind === 'real' ? parts.network : { proxy: 'none', trust: 'bundled' },
    resolveProxy,
  });
  const own = server.keys();
  return {
    ...server,
    bunjang: createBunjang({ transport, clock, random, keys: server.keys }),
    fingerprint: own && pointsAccountFingerprint(own.key),
    async close() {
      await transport.close();
      await server.close();
    },
  };
}

async function serverOf(reach: PointsReach, parts: PointsAccessParts): Promise<Server> {
  if (reach.kind !== 'embedded') {
    const origin = new URL(reach.origin);
    // New keys are another account: they count for the next session, never in the middle of this one.
    const own = parts.keys();
    const close = (): Promise<void> => Promise.resolve();
    return { origin, accountOrigin: origin.origin, keys: () => own, close };
  }
  const { folder, timeScale } = parts;
  const gateway = await startTrainingBunjang({
    file: join(folder, 'training-points.json'),
    clock: fasterClock(timeScale),
    timeScale,
  });
  const { key, secret } = trainingBunjangKeys;
  const own: ApiKeys = { key: new Secret(key), secret: new Secret(secret) };
  return {
    origin: new URL(gateway.url),
    accountOrigin: 'training',
    keys: () => own,
    close: () => gateway.close(),
  };
}

/** What the services get of it; under the account of the mode, as payments are. */
export function pointsPartsOf(
  access: PointsAccess | null,
  mode: Mode,
  listeners: {
    readonly pointsChanged: PointsParts['changed'];
    readonly pointsEnded: PointsParts['ended'];
  },
): PointsParts {
  if (!access) return noBunjang({ mode });
  const { bunjang, accountOrigin: origin, fingerprint } = access;
  const account = { mode, origin, fingerprint: fingerprint ?? 'no-keys' };
  const { pointsChanged: changed, pointsEnded: ended } = listeners;
  return { bunjang, account, changed, ended };
}
