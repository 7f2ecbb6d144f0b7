import type { LedgerEvent } from './history-ledger.ts';
import type { ServerEvent, WireEvent } from './history-wire.ts';

/**
 * What a run writes down, one JSON object a line: enough to judge the money without the program, its
 * ledger or the oracle. Own words on purpose: the checker that reads this shares no code with `main/`.
 */
export type HistoryLine = {
  /** Virtual milliseconds of the world since the run began; never jumps, outlives every process life. */
  readonly atMs: number;
  /** 1 for the first line, without gaps; decides between equal times. */
  readonly seq: number;
  /** The process life that did it; for what the world did, the latest one that was started (0: none). */
  readonly life: number;
} & HistoryEvent;

/** One thing that happened. */
export type HistoryEvent =
  | WorldEvent
  | PersonEvent
  | WireEvent
  | ServerEvent
  | LedgerEvent
  | ProcessEvent;

/** `event` of every kind, for tables. */
export type HistoryWord = HistoryEvent['event'];

/** What the world does to everybody. */
type WorldEvent =
  /** The first line. */
  | {
      readonly event: 'run';
      readonly seed: number;
      readonly mode: 'training' | 'test' | 'live';
      /** Whether the server refuses a merchant_uid atomically. */
      readonly server: 'strict' | 'weak';
    }
  /** One fault of the catalogue was done to the till: `F01` to `F27`, and which form of it. */
  | { readonly event: 'fault'; readonly id: string; readonly kind: string }
  /** The wall clock of the till was moved. */
  | { readonly event: 'wall-jump'; readonly byMs: number }
  /** Whether the till can reach the server at all. */
  | { readonly event: 'network'; readonly online: boolean }
  /** Faults have stopped, the network is there, and nothing is left to do: now L must equal S. */
  | { readonly event: 'rest' };

/** What people do and see. */
type PersonEvent =
  /** A payment with a number of its own was made for a sale; the first of a sale opens it. */
  | {
      readonly event: 'payment-opened';
      readonly saleId: string;
      readonly merchantUid: string;
      readonly amountWon: number;
      /** Taken over from another till or an older ledger; not charged by this one. */
      readonly adopted: boolean;
    }
  | {
      readonly event: 'customer-agreed';
      readonly merchantUid: string;
      readonly amountWon: number;
    }
  /** The state word the cashier reads about a payment. */
  | { readonly event: 'shown'; readonly merchantUid: string; readonly word: ShownWord }
  /** Told *not charged* or *declined*, the customer paid in cash or by a sale of its own (`instead`). */
  | {
      readonly event: 'paid-another-way';
      readonly merchantUid: string;
      readonly instead: string | null;
    }
  /** A person asked for a cancel of a payment. */
  | {
      readonly event: 'cancel-asked';
      readonly merchantUid: string;
      readonly amountWon: number;
    };

/** What a cashier can read about a payment. */
export type ShownWord =
  | 'asking'
  | 'sending'
  | 'waiting'
  | 'unknown'
  | 'paid'
  | 'declined'
  | 'not-charged';

/** What one process life does. */
type ProcessEvent =
  | { readonly event: 'started' }
  /** This life ended here, at a named point; nothing of it comes after, but for its wiped memory. */
  | { readonly event: 'killed'; readonly point: string }
  /** It stands still, and a person starts another one; what it does from `thawed` on is its own again. */
  | { readonly event: 'frozen' }
  | { readonly event: 'thawed' }
  /** The life was ended in order. */
  | { readonly event: 'stopped' }
  /** The till tells a person to look at a payment. */
  | { readonly event: 'alarm'; readonly merchantUid: string; readonly alarm: string }
  /** The customer's ID and password for a payment are in memory, or are gone. */
  | { readonly event: 'credentials'; readonly merchantUid: string; readonly alive: boolean };
