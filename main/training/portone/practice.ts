import { numberOf, textOf } from '../loopback/request.ts';
import { outageId } from './accounts.ts';
import { type Books, netWon } from './books.ts';
import { cancelWon, rowToCancel } from './cancel.ts';
import { credentialText, declineTexts } from './decline.ts';
import type { Call, Desk } from './desk.ts';
import type { Fault } from './faults.ts';
import type { Switches } from './switches.ts';

/** What an amount practises, and on which act. */
export type Practice = { readonly on: 'charge' | 'cancel' | 'part-cancel'; readonly fault: Fault };

const lateCommitMs = 20_000;
const lateAnswerMs = 35_000;
const retryAfterS = 3;
const outageMs = 60_000;

/** By the last three digits of the amount, 001 to 019 and no others; listed in docs/training.md. */
export function practiceFor(amountWon: number, switches: Switches): Practice | null {
  const lastDigits = amountWon % 1000;
  return onCharge(lastDigits, switches) ?? onCancel(lastDigits);
}

function onCharge(lastDigits: number, switches: Switches): Practice | null {
  const faults: Readonly<Record<number, Fault>> = {
    1: { kind: 'decline', text: credentialText(switches) },
    2: { kind: 'decline', text: declineTexts.short },
    3: { kind: 'drop', commit: 'done' },
    4: { kind: 'drop', commit: 'never' },
    5: { kind: 'decline', text: declineTexts.limit },
    6: { kind: 'drop-then-commit', afterMs: lateCommitMs },
    7: { kind: 'late-answer', delayMs: lateAnswerMs },
    8: { kind: 'page', status: 502, commit: 'never' },
    9: { kind: 'page', status: 502, commit: 'done' },
    10: { kind: 'unauthorised' },
    11: { kind: 'too-many', retryAfterS },
    12: { kind: 'garbled', commit: 'done' },
    13: { kind: 'decline', text: declineTexts.later },
    14: { kind: 'older-shape' },
    15: { kind: 'decline', text: declineTexts.short, as: 'http-200' },
  };
  const fault = faults[lastDigits];
  return fault === undefined ? null : { on: 'charge', fault };
}

function onCancel(lastDigits: number): Practice | null {
  switch (lastDigits) {
    case 16:
      return { on: 'part-cancel', fault: { kind: 'decline', text: declineTexts.partialCancel } };
    case 17:
      return { on: 'cancel', fault: { kind: 'decline', text: declineTexts.settlement } };
    case 18:
      return { on: 'cancel', fault: { kind: 'drop', commit: 'done' } };
    case 19:
      return { on: 'cancel', fault: { kind: 'drop', commit: 'never' } };
    default:
      return null;
  }
}

/** The practice fault of this call, used up: each acts once per order number. */
export function takePractice(desk: Desk, call: Call): Fault | null {
  if (!desk.switches.practice) return null;
  if (call.route === 'point') return practiceOfPoint(desk, call);
  if (call.route === 'charge') return practiceOfCharge(desk, call);
  return call.route === 'cancel' ? practiceOfCancel(desk, call) : null;
}

/** Once in five minutes, so that the same customer can come back when the line is up again. */
function practiceOfPoint(desk: Desk, call: Call): Fault | null {
  if (textOf(call.body, 'benepia_user') !== outageId) return null;
  const turn = Math.floor(desk.nowMs() / (5 * outageMs));
  return once(desk.books, `outage ${turn}`) ? { kind: 'outage', forMs: outageMs } : null;
}

function practiceOfCharge(desk: Desk, call: Call): Fault | null {
  const practice = practiceFor(numberOf(call.body, 'amount') ?? 0, desk.switches);
  if (practice?.on !== 'charge') return null;
  return once(desk.books, `charge ${textOf(call.body, 'merchant_uid')}`) ? practice.fault : null;
}

function practiceOfCancel(desk: Desk, call: Call): Fault | null {
  const row = rowToCancel(desk, call);
  const practice = row === null ? null : practiceFor(row.amountWon, desk.switches);
  if (row === null || practice === null || practice.on === 'charge') return null;
  const inPart = cancelWon(call, netWon(row)) < netWon(row);
  if (practice.on === 'part-cancel' && !inPart) return null;
  return once(desk.books, `cancel ${row.merchantUid}`) ? practice.fault : null;
}

function once(books: Books, key: string): boolean {
  if (books.practised.has(key)) return false;
  books.practised.add(key);
  return true;
}
