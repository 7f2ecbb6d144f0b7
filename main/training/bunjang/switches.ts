/** Standing behaviour of Bunjang's training gateway; every field may be changed while it runs. */
export type Switches = {
  /** Issuances are paid by themselves, and the last three digits of the amount, 001 to 019, decide how they go. */
  practice: boolean;
  /** How far `iat` may lie from the server's time, in seconds. */
  windowS: number;
  /** The code for an `iat` too far ahead; nothing public says which. */
  futureIat: 'expired' | 'invalid';
  /** What the access key may do. */
  permission: 'all' | 'read-only' | 'none';
  /** Time from a request to its account; 0: the answer has it. */
  waitedMs: number;
  /** Practice only: time from the account to the deposit. */
  depositMs: number;
  /** Time from a request to its due date; 0: the end of the next day in Korea. */
  dueMs: number;
  /** The account while there is none: three empty texts beside a due date, four empty texts, null, or no field. */
  waitedAccount: 'blank' | 'empty' | 'null' | 'missing';
  /** How times are written, in Korea's time: whole seconds as in the documents, with a fraction, or with the offset. */
  times: 'seconds' | 'fraction' | 'offset';
  /** Time between the arrival of a request or cancel and its commit. */
  commitDelayMs: number;
};

export function defaultSwitches(): Switches {
  return {
    practice: true,
    windowS: 30,
    futureIat: 'expired',
    permission: 'all',
    waitedMs: 2_000,
    depositMs: 60_000,
    dueMs: 0,
    waitedAccount: 'blank',
    times: 'seconds',
    commitDelayMs: 0,
  };
}
