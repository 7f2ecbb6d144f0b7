import type { HistoryEvent } from '../../../simulation/history.ts';
import type { LedgerEvent } from '../../../simulation/history-ledger.ts';
import {
  answer,
  at,
  charging,
  committed,
  looked,
  lost,
  lostSight,
  paid,
  payment,
  rest,
  row,
  sent,
  type Told,
} from '../told-history.ts';
import { notCharged } from './charges.ts';

type CancelState = Extract<LedgerEvent, { event: 'ledger-cancel' }>['state'];

export const cancel = (
  state: CancelState,
  version: number,
  checksumWon = 12_000,
): HistoryEvent => ({
  event: 'ledger-cancel',
  cancelId: 'C7F3K2',
  merchantUid: 'A',
  state,
  amountWon: 5_000,
  checksumWon,
  version,
});
export const cancelSent = (
  request: number,
  fields: Parameters<typeof sent>[2] = {},
): HistoryEvent =>
  sent(request, 'cancel', { amountWon: 5_000, checksumWon: 12_000, cancelId: 'C7F3K2', ...fields });
export const cancelled = (
  request: number | null,
  amountWon = 5_000,
  remainingWon = 7_000,
): HistoryEvent => ({
  event: 'server-cancelled',
  request,
  impUid: 'imp_1',
  merchantUid: 'A',
  amountWon,
  cancelId: request === null ? null : 'C7F3K2',
  remainingWon,
});

export const cancelling: readonly Told[] = [
  ...charging,
  ...paid,
  at(60_000, cancel('created', 1)),
  at(60_000, cancel('sending', 2)),
];
export const done: readonly Told[] = [
  at(60_200, cancelled(9)),
  at(60_300, answer(9, { rows: [row({ cancelledWon: 5_000 })] })),
  at(60_300, cancel('done', 3)),
  at(60_300, payment('paid', 4, { cancelledWon: 5_000 })),
];
/** The row as the till re-reads it. */
export const reRead = (atMs: number, request: number): readonly Told[] => [
  at(atMs, sent(request, 'payment', { merchantUid: null, impUid: 'imp_1' })),
  at(atMs, answer(request, { rows: [row()] })),
];
export const paidCash: HistoryEvent = {
  event: 'paid-another-way',
  merchantUid: 'A',
  instead: null,
};
export const minute = 60_000;

/** What came after charges, as it must. */
export const goodRests: { readonly [story: string]: readonly Told[] } = {
  'a partial cancel': [...cancelling, at(60_100, cancelSent(9)), ...done, rest(70_000)],
  'a lost cancel that two re-reads do not show': [
    ...cancelling,
    at(60_100, cancelSent(9)),
    at(90_100, lost(9)),
    at(90_100, cancel('unknown', 3)),
    ...reRead(271_000, 10),
    ...reRead(290_000, 11),
    at(290_000, cancel('not-cancelled', 4)),
    rest(300_000),
  ],
  'late money that is an alarm after nine minutes': [
    ...charging,
    ...lostSight,
    ...notCharged,
    at(231_000, paidCash),
    at(10 * minute, committed(1)),
    ...looked(19 * minute, 4, [row()]),
    at(19 * minute, payment('paid', 5, { alarm: 'late-paid' })),
    rest(20 * minute),
  ],
  'late money that cannot be seen while offline': [
    ...charging,
    ...lostSight,
    ...notCharged,
    at(300_000, { event: 'network', online: false }),
    at(10 * minute, committed(1)),
    at(90 * minute, { event: 'network', online: true }),
    ...looked(99 * minute, 4, [row()]),
    at(99 * minute, payment('paid', 5, { alarm: 'late-paid' })),
    rest(100 * minute),
  ],
  'a refund that somebody else made, with its alarm': [
    ...charging,
    ...paid,
    at(60_000, cancelled(null, 12_000, 0)),
    at(61_000, payment('paid', 4, { cancelledWon: 12_000, alarm: 'cancelled-elsewhere' })),
    rest(70_000),
  ],
};
