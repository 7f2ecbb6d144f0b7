/**
 * A store that keeps payments and a queue, as the bench drives it. What is not timed: `fill`, `stage`,
 * `queueUp`, `close`. Payments are sent, completed and claimed in the order in which they were put there.
 */
export type BenchStore = {
  readonly name: string;
  /** `count` payments that are long paid, newest last. */
  fill(count: number): unknown;
  /** `count` payments that wait for their `send`. */
  stage(count: number): unknown;
  /** On disk before the first byte: this payment is being sent. */
  send(): unknown;
  /** On disk: this payment is paid. */
  complete(): unknown;
  /** `count` payments with a queue entry each that is due; null for a store that has no queue. */
  readonly queue: BenchQueue | null;
  /** The newest 20 payments; gives how many there were. Null for a store that cannot list. */
  readonly page: (() => unknown) | null;
  /** After `close`: opens again as a start does, reads what waits and the first page. Null: cannot. */
  readonly boot: (() => unknown) | null;
  close(): unknown;
};

export type BenchQueue = {
  queueUp(count: number): unknown;
  /** Null for a store that claims and finishes in one go. */
  readonly steps: {
    /** On disk: the next due entry is being worked. */
    claim(): unknown;
    /** On disk: the outcome of the entry that was claimed first. */
    finish(): unknown;
  } | null;
  /** Works what waits to its end, one entry after another; every outcome on disk. */
  drain(): unknown;
};

/** A made-up payment; `body` is about as long as what the ledger keeps of one. */
export type SamplePayment = {
  readonly uid: string;
  readonly createdMs: number;
  readonly body: string;
};

const firstMs = Date.UTC(2020, 0, 1);
/** About as far apart as payments of one till on a busy day. */
const apartMs = 180_000;

/** The n-th payment of a till, counted from 0. */
export function samplePaymentNo(n: number): SamplePayment {
  const uid = `TR-01-${String(n).padStart(9, '0')}-1ABCD`;
  const createdMs = firstMs + n * apartMs;
  const facts = { uid, createdMs, saleId: `sale-${n}`, orderNo: `TR-01-${n}`, amountWon: 12_500 };
  const account = { mode: 'training', origin: 'http://127.0.0.1:4000', fingerprint: 'fp-1' };
  const item = { itemName: '도시락 외 2건', buyer: {}, tax: { type: 'taxable', taxFreeWon: 0 } };
  const more = { filler: 'x'.repeat(260), ...account, ...item };
  return { uid, createdMs, body: JSON.stringify({ ...facts, ...more }) };
}
