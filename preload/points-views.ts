import type { Won } from './views.ts';

/**
 * Where Bunjang stands with an issuance: `waited`, the deposit account is being prepared; `ready`, it
 * waits for the deposit; then one of three ends. `other`: a status that upstream added later.
 */
export type IssuanceStatus = 'waited' | 'ready' | 'done' | 'cancelled' | 'failed' | 'other';

/** Where the shop pays in. Any part may be missing while the account is being prepared. */
export type DepositAccount = {
  readonly bankName: string | null;
  readonly accountNumber: string | null;
  readonly holderName: string | null;
  /** Epoch ms. Upstream sends no offset: read as Korean time. */
  readonly dueMs: number | null;
};

/**
 * Where this till stands with a request of its own. `sending`: on its way; `asked`: Bunjang gave it a
 * number; `refused`, `not-sent`: nothing was asked for; `needs-person`: the answer was lost, and no
 * look-up can find it; `settled`: a person said that none was made.
 */
export type IssuanceRequestState =
  | 'sending'
  | 'asked'
  | 'refused'
  | 'not-sent'
  | 'needs-person'
  | 'settled';

/** One issuance: the shop's request for its own Bunjang points. Times are epoch ms. */
export type IssuanceView = {
  /** Null: looked up by its number, not asked for by this till. */
  readonly requestId: string | null;
  /** Bunjang's number; null until it gave one. */
  readonly issuanceId: string | null;
  readonly state: IssuanceRequestState;
  readonly status: IssuanceStatus | null;
  /** The status as Bunjang sent it. */
  readonly statusText: string | null;
  readonly amountWon: Won;
  readonly requestedMs: number | null;
  readonly createdMs: number | null;
  readonly modifiedMs: number | null;
  readonly account: DepositAccount | null;
  /** When Bunjang last said what is shown. */
  readonly checkedMs: number | null;
  readonly nextCheckMs: number | null;
  /** Bunjang's words: why it was refused, or what came in the place of an answer. */
  readonly refusal: { readonly code: string; readonly reason: string } | null;
  /** The balance right before it was asked for, and the last one seen: their difference is a hint. */
  readonly balanceBeforeWon: number | null;
  readonly balanceNowWon: number | null;
  /** A cancel was sent, and Bunjang has not shown yet what came of it. */
  readonly cancelUnderway: boolean;
  /** What a person saw who settled it. */
  readonly evidence: string | null;
  /** Made under other Bunjang keys than the ones in force: it is not looked up now. */
  readonly accountElsewhere: boolean;
};

/** The shop's own points, and what this till asked for. */
export type PointsView = {
  readonly keys: 'stored' | 'this-run' | 'missing';
  /** False: this mode has no Bunjang. */
  readonly available: boolean;
  readonly balance: {
    readonly balanceWon: number;
    /** Of it, what expires within 30 days. */
    readonly expiringWon: number;
    readonly seenMs: number;
  } | null;
  /** Balances seen, oldest first, at most 200. */
  readonly seen: readonly { readonly atMs: number; readonly balanceWon: number }[];
  /** Newest first, at most 50. */
  readonly issuances: readonly IssuanceView[];
  /** When the next look is due; null when nothing is looked at by itself. */
  readonly nextCheckMs: number | null;
  /** Bunjang's clock minus this PC's, in ms; null before its first answer. */
  readonly clockOffMs: number | null;
};

/** What a balance call with the shop's keys brought. */
export type PointsTested = {
  readonly balanceWon: number;
  /** Of it, what expires within 30 days. */
  readonly expiringWon: number;
  /** Bunjang's clock minus this PC's, in ms; null when its answer did not tell the time. */
  readonly clockOffMs: number | null;
};
