import type { Credentials } from '../../gateway/portone-port.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AgedClock } from './aged-clock.ts';

/** The IDs and passwords of charges that wait: one Buffer each, in main's memory only, by merchant_uid. */
export type Vault = {
  /** Takes them over; from now on they are zero-filled here. They end at `endsMs` of the aged clock. */
  keep(merchantUid: string, who: Credentials, endsMs: number): void;
  /** Lent for one call; null when the customer must type again. */
  held(merchantUid: string): Credentials | null;
  /** When they end, on the aged clock; null when they are gone. */
  endsMs(merchantUid: string): number | null;
  forget(merchantUid: string): void;
  forgetAll(): void;
};

type Kept = { readonly who: Credentials; readonly endsMs: number; readonly stop: () => void };

type Port = {
  readonly clock: Clock;
  readonly aged: AgedClock;
  /** Hears whose time is over. */
  readonly gone: (merchantUid: string) => void;
};

/** An empty vault. It dies with the session: a start finds no credentials. */
export function createVault({ clock, aged, gone }: Port): Vault {
  const kept = new Map<string, Kept>();
  const forget = (merchantUid: string): void => {
    const entry = kept.get(merchantUid);
    if (!entry) return;
    kept.delete(merchantUid);
    entry.stop();
    entry.who.user.fill(0);
    entry.who.password.fill(0);
  };
  /** A timer is late after sleep, so every use looks at the time too. */
  const live = (merchantUid: string): Kept | null => {
    const entry = kept.get(merchantUid);
    if (!entry) return null;
    if (aged.nowMs() < entry.endsMs) return entry;
    forget(merchantUid);
    return null;
  };
  return {
    keep(merchantUid, who, endsMs) {
      forget(merchantUid);
      const stop = clock.after(Math.max(0, endsMs - aged.nowMs()), () => {
        forget(merchantUid);
        gone(merchantUid);
      });
      kept.set(merchantUid, { who, endsMs, stop });
    },
    held: (merchantUid) => live(merchantUid)?.who ?? null,
    endsMs: (merchantUid) => live(merchantUid)?.endsMs ?? null,
    forget,
    forgetAll() {
      for (const merchantUid of [...kept.keys()]) forget(merchantUid);
    },
  };
}
