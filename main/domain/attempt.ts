import { declineReasonOf } from './decline-reason.ts';
import type { Told } from './told.ts';

/** One POST of a charge. The row is on disk before the first byte leaves. */
export type Attempt = {
  readonly merchantUid: string;
  /** 1 for the first. */
  readonly number: number;
  readonly startedMs: number;
  readonly endedMs: number | null;
  /** Null while it runs and after a crash: then it may have been sent. */
  readonly sent: boolean | null;
  /** One word of `Outcome['kind']`, for the history. */
  readonly outcome: string | null;
  readonly code: string;
  readonly message: string;
};

/** True when the provider refused this attempt because the number had been used before. */
export function saidNumberUsed({ outcome, message }: Attempt): boolean {
  return outcome === 'unknown' && declineReasonOf(1, message).reason === 'duplicate';
}

/** Why the provider was asked. */
export type LookUpPurpose = 'before' | 'after' | 'resolve' | 'watch' | 'check' | 'cancel' | 'adopt';

/** One row of a look-up as it is kept: enough to judge later, no customer data. */
export type SeenRow = {
  readonly impUid: string;
  readonly status: string;
  readonly amountWon: number;
  readonly cancelAmountWon: number;
  readonly currency: string;
};

/** One question to the provider and its answer, kept for ever. */
export type LookUp = {
  readonly merchantUid: string;
  readonly atMs: number;
  readonly purpose: LookUpPurpose;
  /** `Reading['kind']`, or `no-answer`. */
  readonly reading: string;
  readonly rows: readonly SeenRow[];
  /** What the rows told beside that; kept in a table of its own, so not there when it is read back. */
  readonly told?: readonly Told[];
};
