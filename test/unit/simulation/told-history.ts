import type { HistoryEvent, HistoryLine } from '../../simulation/history.ts';
import type { LedgerEvent } from '../../simulation/history-ledger.ts';
import type { ServerRow, WireEvent } from '../../simulation/history-wire.ts';

/** One event with its time, and its process life where it is not the first. */
export type Told = { readonly atMs: number; readonly life?: number; readonly event: HistoryEvent };

type Payment = Extract<LedgerEvent, { event: 'ledger-payment' }>;
type Sent = Extract<WireEvent, { event: 'request-sent' }>;
type Answer = Extract<WireEvent, { event: 'answer' }>;

/** Numbers the events of a made-up history. */
export function told(events: readonly Told[]): readonly HistoryLine[] {
  return events.map(({ atMs, life = 1, event }, index) => ({
    atMs,
    seq: index + 1,
    life,
    ...event,
  }));
}

export const at = (atMs: number, event: HistoryEvent, life?: number): Told =>
  life === undefined ? { atMs, event } : { atMs, life, event };

export const run: Told = at(0, { event: 'run', seed: 1, mode: 'live', server: 'strict' });
export const started: Told = at(0, { event: 'started' });

export const row = (fields: Partial<ServerRow> = {}): ServerRow => ({
  impUid: 'imp_1',
  merchantUid: 'A',
  amountWon: 12_000,
  cancelledWon: 0,
  status: 'paid',
  currency: 'KRW',
  sandbox: false,
  ...fields,
});

export const payment = (
  state: Payment['state'],
  version: number,
  fields: Partial<Payment> = {},
): HistoryEvent => ({
  event: 'ledger-payment',
  merchantUid: 'A',
  saleId: 'S',
  state,
  why: null,
  amountWon: 12_000,
  cancelledWon: 0,
  impUid: state === 'paid' ? 'imp_1' : null,
  otherImpUid: null,
  attempts: version > 1 ? 1 : 0,
  version,
  alarm: null,
  ...fields,
});

export const sent = (
  request: number,
  route: Sent['route'],
  fields: Partial<Sent> = {},
): HistoryEvent => ({
  event: 'request-sent',
  request,
  route,
  merchantUid: route === 'cancel' ? null : 'A',
  impUid: route === 'cancel' ? 'imp_1' : null,
  amountWon: route === 'charge' ? 12_000 : null,
  checksumWon: null,
  page: route === 'find-all' ? 1 : null,
  cancelId: null,
  account: 'shop',
  bodyHash: '0',
  ...fields,
});

export const answer = (request: number, fields: Partial<Answer> = {}): HistoryEvent => ({
  event: 'answer',
  request,
  end: 'delivered',
  status: 200,
  code: 0,
  isFinal: true,
  rows: null,
  lastPage: true,
  ...fields,
});

export const lost = (request: number): HistoryEvent =>
  answer(request, { end: 'lost', status: null, code: null });

export const committed = (request: number | null, of: ServerRow = row()): HistoryEvent => ({
  event: 'server-committed',
  request,
  row: of,
});

export const attempt = (number: number, outcome: string | null = null): HistoryEvent => ({
  event: 'ledger-attempt',
  merchantUid: 'A',
  number,
  amountWon: 12_000,
  sent: outcome === null ? null : true,
  outcome,
});

export const wiped = (merchantUid = 'A', alive = false): HistoryEvent => ({
  event: 'credentials',
  merchantUid,
  alive,
});

export const shown = (
  word: Extract<HistoryEvent, { event: 'shown' }>['word'],
  merchantUid = 'A',
): HistoryEvent => ({ event: 'shown', merchantUid, word });

/** A sale of ₩12,000 that was opened, agreed to, and whose charge (request 1) has just left, at 1 s. */
export const charging: readonly Told[] = [
  run,
  started,
  at(0, {
    event: 'payment-opened',
    saleId: 'S',
    merchantUid: 'A',
    amountWon: 12_000,
    adopted: false,
  }),
  at(0, payment('created', 1)),
  at(900, { event: 'customer-agreed', merchantUid: 'A', amountWon: 12_000 }),
  at(900, wiped('A', true)),
  at(1_000, attempt(1)),
  at(1_000, payment('sending', 2)),
  at(1_000, sent(1, 'charge')),
];

/** The server takes the money and its answer arrives. */
export const paid: readonly Told[] = [
  at(1_100, { event: 'server-received', request: 1 }),
  at(1_200, committed(1)),
  at(1_300, answer(1, { rows: [row()] })),
  at(1_300, wiped()),
  at(1_300, attempt(1, 'paid')),
  at(1_300, payment('paid', 3)),
  at(1_300, shown('paid')),
];

/** The answer is lost, and the till says so. */
export const lostSight: readonly Told[] = [
  at(1_100, { event: 'server-received', request: 1 }),
  at(31_000, lost(1)),
  at(31_000, wiped()),
  at(31_000, attempt(1, 'unknown')),
  at(31_000, payment('unknown', 3)),
  at(31_000, shown('unknown')),
];

/** A look-up by number that got these rows. */
export const looked = (
  atMs: number,
  request: number,
  rows: readonly ServerRow[],
  fields: Partial<Answer> = {},
): readonly Told[] => [
  at(atMs, sent(request, 'find-all')),
  at(atMs, answer(request, { rows, ...fields })),
];

export const rest = (atMs: number): Told => at(atMs, { event: 'rest' });
