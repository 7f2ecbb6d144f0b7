import type { Credentials } from '../../gateway/portone-port.ts';
import type { Clock } from '../../ports/clock.ts';

/** The longest an ID and a password live for a sale in progress. */
const lifeMs = 600_000;

/**
 * The customer's ID and password: one Buffer each, in main's memory only. They live and die together,
 * and dying means zero-filled.
 */
export type CustomerEntry = {
  hold(user: string, password: string): void;
  /** What is held, lent for one call; null when it is gone. */
  held(): Credentials | null;
  /** Hands them over to somebody who will zero-fill them; nothing is held afterwards. */
  release(): Credentials | null;
  wipe(): void;
};

/** Holds at most one entry, never longer than ten minutes; `gone` hears when its time is over. */
export function createCustomerEntry(clock: Clock, gone: () => void): CustomerEntry {
  let entry: Credentials | null = null;
  let stop: () => void = () => undefined;

  const wipe = (): void => {
    stop();
    entry?.user.fill(0);
    entry?.password.fill(0);
    entry = null;
  };
  return {
    hold(user, password) {
      wipe();
      entry = { user: Buffer.from(user), password: Buffer.from(password) };
      stop = clock.after(lifeMs, () => {
        wipe();
        gone();
      });
    },
    held: () => entry,
    release() {
      const released = entry;
      stop();
      entry = null;
      return released;
    },
    wipe,
  };
}
