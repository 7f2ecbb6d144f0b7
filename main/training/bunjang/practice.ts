import { type Books, isOpen, issuanceById } from './books.ts';
import type { Call, Desk } from './desk.ts';
import type { Fault } from './faults.ts';
import type { Switches } from './switches.ts';

/** How an issuance goes its way, counted from its request; `depositMs` from its account. */
export type Plan = {
  readonly waitedMs: number;
  readonly neverReady: boolean;
  /** Null: never paid. */
  readonly depositMs: number | null;
  /** 0: the end of the next day in Korea. */
  readonly dueMs: number;
};

/** What an amount makes go wrong: with which call, and how often. */
export type Practice = {
  readonly on: Call['route'];
  readonly fault: Fault;
  readonly times: number;
};

const minuteMs = 60_000;
const quickMs = 5_000;
const soonDueMs = 2 * minuteMs;
const longWaitMs = minuteMs;
const lateAnswerMs = 35_000;
const retryAfterS = 3;
/** A request has no number of its own: the same amount practises again after this time. */
const againMs = 10 * minuteMs;

const onRequest: Readonly<Record<number, Fault>> = {
  6: { kind: 'drop', commit: 'done' },
  7: { kind: 'drop', commit: 'never' },
  8: { kind: 'late-answer', delayMs: lateAnswerMs },
  9: { kind: 'page', status: 502, commit: 'done' },
  10: { kind: 'page', status: 502, commit: 'never' },
  11: { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'done' },
  12: { kind: 'error', code: 'INTERNAL_ERROR', commit: 'never' },
  13: { kind: 'too-many', retryAfterS },
  14: { kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' },
  15: { kind: 'error', code: 'NOT_ENOUGH_PERMISSION', commit: 'never' },
};

const later: Readonly<Record<number, Practice>> = {
  16: { on: 'cancel', fault: { kind: 'drop', commit: 'done' }, times: 1 },
  17: { on: 'cancel', fault: { kind: 'drop', commit: 'never' }, times: 1 },
  18: { on: 'cancel', fault: { kind: 'paid-first' }, times: 1 },
  19: { on: 'look-up', fault: { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'never' }, times: 3 },
};

/** By the last three digits of the amount, 001 to 019 and no others; listed in docs/training.md. */
export function practiceFor(amountWon: number): Practice | null {
  const lastDigits = amountWon % 1000;
  const fault = onRequest[lastDigits];
  return fault === undefined ? (later[lastDigits] ?? null) : { on: 'request', fault, times: 1 };
}

/** How an issuance of this amount goes; without practice nobody pays by himself. */
export function planFor(amountWon: number, switches: Switches): Plan {
  const { practice, waitedMs, depositMs, dueMs } = switches;
  const never: Plan = { waitedMs, neverReady: false, depositMs: null, dueMs };
  if (!practice) return never;
  switch (amountWon % 1000) {
    case 1:
      return { ...never, depositMs: quickMs };
    case 2:
      return { ...never, dueMs: soonDueMs };
    case 4:
      return { ...never, waitedMs: longWaitMs, depositMs };
    case 5:
      return { ...never, waitedMs: quickMs, neverReady: true };
    case 3:
    case 16:
    case 17:
    case 18:
      return never;
    default:
      return { ...never, depositMs };
  }
}

/** The practice fault of this call, used up. */
export function takePractice(desk: Desk, call: Call): Fault | null {
  if (!desk.switches.practice) return null;
  const amountWon = amountOf(desk, call);
  const practice = amountWon === null ? null : practiceFor(amountWon);
  if (practice === null || practice.on !== call.route) return null;
  // A request that is refused anyway practises nothing.
  if (call.route === 'request' && desk.books.issuances.some(isOpen)) return null;
  const key = `${call.route} ${call.id === '' ? amountWon : call.id}`;
  const lasting = call.route === 'request' ? againMs / desk.timeScale : Number.POSITIVE_INFINITY;
  return mayAct(desk.books, key, practice.times, desk.nowMs(), lasting) ? practice.fault : null;
}

function amountOf({ books }: Desk, call: Call): number | null {
  const { amount } = call.body;
  if (call.route === 'request') return typeof amount === 'number' ? amount : null;
  return issuanceById(books, call.id)?.amountWon ?? null;
}

function mayAct(
  { practised }: Books,
  key: string,
  timesMax: number,
  nowMs: number,
  lastingMs: number,
): boolean {
  const before = practised.get(key);
  const times = before === undefined || nowMs - before.atMs >= lastingMs ? 0 : before.times;
  if (times >= timesMax) return false;
  practised.set(key, { times: times + 1, atMs: nowMs });
  return true;
}
