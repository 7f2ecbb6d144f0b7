/** What waits: look-ups, cancels, receipts, and charges that were put off. */
export type QueueKind = 'resolve' | 'cancel' | 'print' | 'charge';

/** What became of a receipt that reached the printer; `unsure`: it may be on paper, in part or whole. */
export type PrintEnd = 'printed' | 'unsure';

/** What an entry is about. */
export type QueueSubject =
  | { readonly about: 'payment'; readonly merchantUid: string }
  /** A closed payment that may have been sent: looked up for a day, should money come late. */
  | { readonly about: 'watch'; readonly merchantUid: string }
  | { readonly about: 'cancel'; readonly cancelId: string };

/** One thing to do later. Entries are independent: a stuck one never blocks another. */
export type QueueEntry = {
  readonly entryId: number;
  readonly kind: QueueKind;
  readonly subject: QueueSubject;
  /** Epoch ms; only a hint for the next wake, never proof that time passed. */
  readonly dueMs: number;
  readonly tries: number;
  readonly createdMs: number;
  /** The fence of who works on it; of an earlier process when that ended over it. */
  readonly claimedBy: number | null;
};
