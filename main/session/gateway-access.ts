import type { Settings } from '../../preload/settings.ts';
import type { Reach } from '../config/reachable.ts';
import type { Account } from '../domain/payment.ts';
import type { PortOneSettings } from '../gateway/portone-money.ts';
import { type ApiKeys, accountFingerprint } from '../secrets/api-keys.ts';
import { Secret } from '../secrets/secret.ts';
import { systemClock, type TrainingClock } from '../training/loopback/clock.ts';
import { startTrainingGateway, trainingKeys } from '../training/portone/server.ts';

/** A gateway this run may speak to: where it is, with which keys, and how to leave it. */
export type GatewayAccess = {
  readonly origin: URL;
  /** The same over restarts, though the training gateway's port is not. */
  readonly accountOrigin: string;
  readonly keys: () => ApiKeys | null;
  readonly portone: PortOneSettings;
  close(): Promise<void>;
};

type Parts = {
  readonly reach: Reach;
  readonly settings: Settings;
  readonly keys: () => ApiKeys | null;
  readonly trainingFile: string;
  readonly timeScale: number;
};

/** What training sends: its own keys, and a member code so that charges are not test payments. */
const trainingPortOne: PortOneSettings = {
  channelKey: '',
  pg: '',
  memberCode: 'TRAINING',
  tier: '',
  noticeUrl: '',
};

/** Opens the way to the gateway; the embedded one is started first. */
export async function openGateway(parts: Parts): Promise<GatewayAccess> {
  const { reach, settings, keys } = parts;
  if (reach.kind !== 'embedded') {
    const origin = new URL(reach.origin);
    // New keys are another account: they count for the next session, never in the middle of this one.
    const own = keys();
    const close = (): Promise<void> => Promise.resolve();
    return {
      origin,
      accountOrigin: origin.origin,
      keys: () => own,
      portone: settings.portone,
      close,
    };
  }
  const { trainingFile, timeScale } = parts;
  const gateway = await startTrainingGateway({ file: trainingFile, clock: fasterClock(timeScale) });
  const own: ApiKeys = {
    key: new Secret(trainingKeys.key),
    secret: new Secret(trainingKeys.secret),
  };
  return {
    origin: new URL(gateway.url),
    accountOrigin: 'training',
    keys: () => own,
    portone: trainingPortOne,
    close: () => gateway.close(),
  };
}

/** The training gateways' delays shrink with the till's own schedules. */
export function fasterClock(scale: number): TrainingClock {
  return {
    nowMs: () => Date.now(),
    after: (delayMs, act) => systemClock.after(delayMs / scale, act),
  };
}

/** Under which account payments of this run are made. */
export function accountOf(settings: Settings, access: GatewayAccess): Account {
  const keys = access.keys();
  const fingerprint = keys ? accountFingerprint(keys.key) : 'no-keys';
  return { mode: settings.mode, origin: access.accountOrigin, fingerprint };
}
