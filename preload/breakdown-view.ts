/** One amount in its parts. Whole won; below zero in a history row that takes back. */
export type BreakdownPart = {
  readonly taxFreeWon: number;
  readonly supplyWon: number;
  readonly vatWon: number;
  readonly serviceWon: number;
};

/** The four means of payment that the provider's breakdown names. */
export type BreakdownMeans = {
  readonly cashReceipt: BreakdownPart;
  readonly primary: BreakdownPart;
  readonly secondary: BreakdownPart;
  readonly discount: BreakdownPart;
};

export type PartName = keyof BreakdownPart;
export type MeansName = keyof BreakdownMeans;

/** A place in the provider's answer where something is missing, or is no amount in won. */
export type BreakdownSpot = {
  readonly where: MeansName | 'amount' | 'histories' | 'answer';
  readonly part: PartName | null;
  /** Which history row, from 1; null outside of the history. */
  readonly row: number | null;
  readonly is: 'missing' | 'odd';
};

/** Why the provider gave no breakdown that can be shown. */
export type NotProvided =
  /** HTTP 404 in its own envelope. For a payment that is known to exist: no breakdown, nothing else. */
  | { readonly why: 'not-found' }
  /** HTTP 405: it offers none. */
  | { readonly why: 'not-offered' }
  | { readonly why: 'refused'; readonly code: number; readonly message: string }
  /** A success without a body. */
  | { readonly why: 'nothing' }
  | { readonly why: 'part'; readonly spot: BreakdownSpot };

/** Two numbers of the breakdown that should be one. */
export type BreakdownMismatch =
  /** Its total is not the amount this till charged. */
  | { readonly what: 'amount'; readonly saidWon: number; readonly expectedWon: number }
  /** Its parts do not sum to its total less what was cancelled. */
  | { readonly what: 'parts'; readonly saidWon: number; readonly expectedWon: number }
  /** The history does not sum to one of the parts. */
  | {
      readonly what: 'history';
      readonly means: MeansName;
      readonly part: PartName;
      readonly saidWon: number;
      readonly expectedWon: number;
    }
  /** A part that is below zero after all cancels. */
  | {
      readonly what: 'below-zero';
      readonly means: MeansName;
      readonly part: PartName;
      readonly saidWon: number;
      readonly expectedWon: number;
    };

/**
 * What the cash receipt column is. `counted`: a share of its own beside the other three; `within`: the
 * others sum to the total by themselves, so it says how much of them a receipt was issued for.
 */
export type CashReceiptRole = 'none' | 'counted' | 'within';

export type BreakdownRow = {
  /** Null where the provider gives no time. */
  readonly atMs: number | null;
  readonly means: BreakdownMeans;
  /** What of the row counts. */
  readonly totalWon: number;
};

/** Figures the provider gave, and whether they agree with each other and with this till. */
export type BreakdownFigures = {
  readonly seenMs: number;
  /** Something was cancelled since: they are what was left before. */
  readonly stale: boolean;
  /** The original total. */
  readonly amountWon: number;
  readonly cancelledWon: number;
  /** Net of cancels. */
  readonly means: BreakdownMeans;
  /** What of the parts counts, summed. */
  readonly totalWon: number;
  readonly cashReceipt: CashReceiptRole;
  readonly histories: readonly BreakdownRow[];
  readonly mismatches: readonly BreakdownMismatch[];
};

/** The provider's breakdown of one paid payment, as far as it is known. */
export type BreakdownView = {
  /** What came of the last question; null: it was not asked since the program was started. */
  readonly answer:
    | { readonly is: 'provided' | 'no-answer'; readonly atMs: number }
    | { readonly is: 'not-provided'; readonly atMs: number; readonly reason: NotProvided }
    | null;
  /** What was provided last, be it by an earlier answer; null: never anything. */
  readonly figures: BreakdownFigures | null;
};
