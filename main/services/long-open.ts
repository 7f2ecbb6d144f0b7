import type { Clock } from '../ports/clock.ts';

/** After this long online without a result, people are asked to help; it is looked up all the same. */
export const longOpenMs = 15 * 60_000;

/**
 * How long a matter has been looked up in vain while the provider could be reached, by the clock that
 * cannot jump. In memory only: after a start it counts from the start.
 */
export type LongOpen = {
  /** It was asked about just now; `online`: the question got out. */
  asked(key: string, online: boolean): void;
  needsPerson(key: string): boolean;
  /** The matter is closed. */
  forget(key: string): void;
};

type Asked = { readonly onlineMs: number; readonly lastOnlineMs: number | null };

export function createLongOpen(clock: Clock): LongOpen {
  const matters = new Map<string, Asked>();
  return {
    asked(key, online) {
      const { onlineMs, lastOnlineMs } = matters.get(key) ?? { onlineMs: 0, lastOnlineMs: null };
      const nowMs = clock.monotonicMs();
      // Between two questions that got out the line is taken to have been there.
      const moreMs = online && lastOnlineMs !== null ? nowMs - lastOnlineMs : 0;
      matters.set(key, { onlineMs: onlineMs + moreMs, lastOnlineMs: online ? nowMs : null });
    },
    needsPerson: (key) => (matters.get(key)?.onlineMs ?? 0) > longOpenMs,
    forget: (key) => void matters.delete(key),
  };
}
