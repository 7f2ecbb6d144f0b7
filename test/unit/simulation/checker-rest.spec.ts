import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../simulation/checker/check-history.ts';
import type { HistoryEvent } from '../../simulation/history.ts';
import type { LedgerEvent } from '../../simulation/history-ledger.ts';
import {
  answer,
  at,
  charging,
  committed,
  looked,
  lostSight,
  paid,
  payment,
  rest,
  row,
  sent,
  shown,
  type Told,
  told,
} from './told-history.ts';

type CancelState = Extract<LedgerEvent, { event: 'ledger-cancel' }>['state'];

const cancel = (state: CancelState, version: number, checksumWon = 12_000): HistoryEvent => ({
  event: 'ledger-cancel',
  cancelId: 'C7F3K2',
  merchantUid: 'A',
  state,
  amountWon: 5_000,
  checksumWon,
  version,
});
const cancelSent = (request: number, fields: Parameters<typeof sent>[2] = {}): HistoryEvent =>
  sent(request, 'cancel', { amountWon: 5_000, checksumWon: 12_000, cancelId: 'C7F3K2', ...fields });
const cancelled = (
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

const cancelling: readonly Told[] = [
  ...charging,
  ...paid,
  at(60_000, cancel('created', 1)),
  at(60_000, cancel('sending', 2)),
];
const done: readonly Told[] = [
  at(60_200, cancelled(9)),
  at(60_300, answer(9, { rows: [row({ cancelledWon: 5_000 })] })),
  at(60_300, cancel('done', 3)),
  at(60_300, payment('paid', 4, { cancelledWon: 5_000 })),
];
const notCharged: readonly Told[] = [
  ...looked(215_000, 2, []),
  ...looked(230_000, 3, []),
  at(230_000, payment('not-charged', 4, { why: 'nothing-found' })),
  at(230_000, shown('not-charged')),
];
const paidCash: HistoryEvent = { event: 'paid-another-way', merchantUid: 'A', instead: null };
const minute = 60_000;

const good: { readonly [story: string]: readonly Told[] } = {
  'a partial cancel': [...cancelling, at(60_100, cancelSent(9)), ...done, rest(70_000)],
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

const bad: readonly {
  readonly does: string;
  readonly rule: string;
  readonly story: readonly Told[];
}[] = [
  {
    does: 'cancels without a checksum',
    rule: 'I-8',
    story: [...cancelling, at(60_100, cancelSent(9, { checksumWon: null }))],
  },
  {
    does: 'cancels without an amount',
    rule: 'I-8',
    story: [...cancelling, at(60_100, cancelSent(9, { amountWon: 0 }))],
  },
  {
    does: 'cancels with a checksum that is not what it saw',
    rule: 'I-8',
    story: [
      ...cancelling,
      ...looked(60_050, 8, [row({ cancelledWon: 2_000 })]),
      at(60_100, cancelSent(9)),
    ],
  },
  {
    does: 'cancels before the disk says so',
    rule: 'I-2',
    story: [...cancelling.slice(0, -1), at(60_100, cancelSent(9))],
  },
  {
    does: 'cancels twice at once',
    rule: 'I-4',
    story: [...cancelling, at(60_100, cancelSent(9)), at(60_101, cancelSent(10))],
  },
  {
    does: 'gives one cancel back twice',
    rule: 'I-8',
    story: [
      ...cancelling,
      at(60_100, cancelSent(9)),
      at(60_200, cancelled(9)),
      at(60_201, cancelled(9, 5_000, 2_000)),
    ],
  },
  {
    does: 'gives back more than was taken',
    rule: 'I-8',
    story: [...cancelling, at(60_100, cancelSent(9)), at(60_200, cancelled(9, 5_000, -1))],
  },
  {
    does: 'books a cancel that never happened',
    rule: 'I-8',
    story: [...cancelling, at(60_100, cancelSent(9)), at(60_200, cancel('done', 3))],
  },
  {
    does: 'forgets a cancel that happened',
    rule: 'I-11',
    story: [
      ...cancelling,
      at(60_100, cancelSent(9)),
      at(60_200, cancelled(9)),
      at(60_300, cancel('not-cancelled', 3)),
      rest(70_000),
    ],
  },
  {
    does: 'ends with a cancel that is still unknown',
    rule: 'I-11',
    story: [...cancelling, at(60_300, cancel('unknown', 3)), rest(70_000)],
  },
  {
    does: 'does not see late money for eleven minutes online',
    rule: 'I-10',
    story: [
      ...charging,
      ...lostSight,
      ...notCharged,
      at(10 * minute, committed(1)),
      ...looked(21 * minute, 4, [row()]),
      at(21 * minute, payment('paid', 5, { alarm: 'late-paid' })),
    ],
  },
  {
    does: 'never tells that a second row took money',
    rule: 'I-10',
    story: [...charging, ...paid, at(5_000, committed(2, row({ impUid: 'imp_2' }))), rest(6_000)],
  },
  {
    does: 'ends with *not charged* where money was taken',
    rule: 'I-11',
    story: [...charging, ...lostSight, ...notCharged, at(231_000, committed(1)), rest(240_000)],
  },
  {
    does: 'ends with a payment that is unknown without an alarm',
    rule: 'I-11',
    story: [...charging, ...lostSight, rest(60_000)],
  },
  {
    does: 'loses a payment',
    rule: 'I-11',
    story: [...charging.slice(0, 3), rest(1_000)],
  },
  {
    does: 'ends with another cancelled amount than the server',
    rule: 'I-11',
    story: [...cancelling, at(60_100, cancelSent(9)), ...done.slice(0, 3), rest(70_000)],
  },
  {
    does: 'falls back to an older row',
    rule: 'I-6',
    story: [...charging, ...paid, at(2_000, payment('sending', 2))],
  },
  {
    does: 'writes from a process life that is over',
    rule: 'dead life',
    story: [
      ...charging,
      at(1_100, { event: 'killed', point: 'p' }),
      at(1_200, payment('unknown', 3)),
    ],
  },
];

describe('the history checker, on everything after a charge', () => {
  test.each(Object.entries(good))('finds nothing wrong with %s', (_story, events) => {
    expect(checkHistory(told(events)).complaints).toEqual([]);
  });

  test.each(bad)('complains of a till that $does', ({ rule, story }) => {
    const { complaints } = checkHistory(told(story));
    expect(complaints.map((each) => each.rule)).toContainEqual(expect.stringContaining(rule));
  });

  test('counts a customer who paid in cash and was charged late', () => {
    const story = good['late money that is an alarm after nine minutes'] ?? [];
    expect(checkHistory(told(story))).toMatchObject({ sales: 1, late: 1, doubled: 0 });
  });
});
