/** What became of an entry of the queue that was worked once. */
export type Worked =
  /** Its matter is closed: the entry is finished. */
  | 'closed'
  /** Not yet: again by the usual schedule. */
  | 'open'
  /** Waits for a person, not for time: looked at again when its payment changes or the line is back. */
  | 'parked'
  /** Not yet: again after this long; `tries` and `dueMs` (usually then) are what the entry remembers. */
  | { readonly nextInMs: number; readonly tries: number; readonly dueMs?: number };

/** Why an entry is worked now: its time has come, or somebody or the network asked before that. */
export type WorkWhy = 'due' | 'early';
