import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../simulation/checker/check-history.ts';
import {
  answer,
  at,
  attempt,
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
  shown,
  type Told,
  told,
  wiped,
} from './told-history.ts';

const opened = (merchantUid: string, amountWon: number): Told =>
  at(0, { event: 'payment-opened', saleId: 'S', merchantUid, amountWon, adopted: false });

/** The second try of the same number after *not charged*, as a person's act. */
const triedAgain = (fromMs: number): readonly Told[] => [
  at(fromMs, { event: 'customer-agreed', merchantUid: 'A', amountWon: 12_000 }),
  at(fromMs, attempt(2)),
  at(fromMs, payment('sending', 5, { attempts: 2 })),
  at(fromMs, sent(50, 'charge')),
];
const notCharged: readonly Told[] = [
  ...looked(215_000, 2, []),
  ...looked(230_000, 3, []),
  at(230_000, payment('not-charged', 4, { why: 'nothing-found' })),
  at(230_000, shown('not-charged')),
];
const refused = answer(1, { status: 500, code: 1 });

const good: { readonly [story: string]: readonly Told[] } = {
  'a charge that was paid': [...charging, ...paid, rest(2_000)],
  'a lost answer, found paid': [
    ...charging,
    ...lostSight,
    at(32_000, committed(1)),
    ...looked(40_000, 2, [row()]),
    at(40_000, payment('paid', 4)),
    at(40_000, shown('paid')),
    rest(50_000),
  ],
  'a lost answer, nothing found for the settle time': [
    ...charging,
    ...lostSight,
    ...notCharged,
    rest(240_000),
  ],
  'a no that a look-up confirms': [
    ...charging,
    at(1_200, refused),
    at(1_200, wiped()),
    ...looked(1_400, 2, [row({ status: 'failed' })]),
    at(1_400, payment('declined', 3)),
    at(1_400, shown('declined')),
    rest(2_000),
  ],
  'one repeat after a complete 401 and a look-up': [
    ...charging,
    at(1_100, answer(1, { status: 401, code: -1 })),
    ...looked(1_200, 2, []),
    at(1_300, sent(3, 'charge')),
    at(1_400, committed(3)),
    at(1_400, answer(3, { rows: [row()] })),
    at(1_400, wiped()),
    at(1_400, payment('paid', 3)),
    rest(2_000),
  ],
  'a failed row of its own': [
    ...charging,
    ...lostSight,
    ...looked(40_000, 2, [row({ status: 'failed' })]),
    at(40_000, payment('not-charged', 4, { why: 'failed-row' })),
    rest(50_000),
  ],
};

const bad: readonly {
  readonly does: string;
  readonly rule: string;
  readonly story: readonly Told[];
}[] = [
  {
    does: 'charges before the disk says sending',
    rule: 'I-2',
    story: [
      ...charging.slice(0, 6),
      at(1_000, sent(1, 'charge')),
      ...charging.slice(6, 8),
      ...paid,
    ],
  },
  {
    does: 'charges another amount than the disk says',
    rule: 'I-2',
    story: [...charging.slice(0, 8), at(1_000, sent(1, 'charge', { amountWon: 12_001 }))],
  },
  {
    does: 'charges without an open attempt on the disk',
    rule: 'I-2',
    story: [...charging.slice(0, 6), ...charging.slice(7)],
  },
  {
    does: 'posts a lost attempt again',
    rule: 'never a second POST',
    story: [...charging, at(31_000, lost(1)), at(31_001, sent(2, 'charge'))],
  },
  {
    does: 'posts again after a 401 without a look-up',
    rule: 'never a second POST',
    story: [
      ...charging,
      at(1_100, answer(1, { status: 401, code: -1 })),
      at(1_200, sent(2, 'charge')),
    ],
  },
  {
    does: 'posts a third time after two 401',
    rule: 'never a second POST',
    story: [
      ...charging,
      at(1_100, answer(1, { status: 401, code: -1 })),
      ...looked(1_200, 2, []),
      at(1_300, sent(3, 'charge')),
      at(1_400, answer(3, { status: 401, code: -1 })),
      ...looked(1_500, 4, []),
      at(1_600, sent(5, 'charge')),
    ],
  },
  {
    does: 'charges in a process life in which nobody agreed',
    rule: 'never a second POST',
    story: [
      ...charging.slice(0, 6),
      at(950, { event: 'killed', point: 'before sending' }),
      at(960, { event: 'started' }, 2),
      at(1_000, attempt(1), 2),
      at(1_000, payment('sending', 2), 2),
      at(1_000, sent(1, 'charge'), 2),
    ],
  },
  {
    does: 'begins a new attempt while the earlier one is open',
    rule: 'never a second POST',
    story: [...charging, ...lostSight, ...triedAgain(40_000)],
  },
  {
    does: 'lets two charges of one number fly',
    rule: 'I-4',
    story: [...charging, at(1_001, sent(2, 'charge'))],
  },
  {
    does: 'is paid twice without a word to anybody',
    rule: 'I-1',
    story: [
      ...charging,
      ...lostSight,
      ...triedAgain(40_000),
      at(41_000, committed(1)),
      at(41_000, committed(50, row({ impUid: 'imp_2' }))),
    ],
  },
  {
    does: 'makes a second number while the first is unknown',
    rule: 'I-3',
    story: [...charging, ...lostSight, opened('B', 9_000)],
  },
  {
    does: 'makes a second number for the same amount after a lost answer',
    rule: 'I-3',
    story: [...charging, ...lostSight, ...notCharged, opened('B', 12_000)],
  },
  {
    does: 'shows *paid* before the disk says so',
    rule: 'I-5 paid',
    story: [...charging, at(1_100, shown('paid'))],
  },
  {
    does: 'books money that the server never took',
    rule: 'I-5 paid',
    story: [...charging, at(1_200, answer(1)), at(1_300, payment('paid', 3))],
  },
  {
    does: 'books another amount',
    rule: 'I-5 paid',
    story: [
      ...charging,
      at(1_200, committed(1, row({ amountWon: 11_000 }))),
      at(1_200, answer(1, { rows: [row({ amountWon: 11_000 })] })),
      at(1_300, payment('paid', 3)),
    ],
  },
  {
    does: 'books a test payment in live',
    rule: 'I-5 paid',
    story: [
      ...charging,
      at(1_200, committed(1, row({ sandbox: true }))),
      at(1_200, answer(1, { rows: [row({ sandbox: true })] })),
      at(1_300, payment('paid', 3)),
    ],
  },
  {
    does: 'books money that no answer showed',
    rule: 'I-5 paid',
    story: [...charging, at(1_200, committed(1)), at(31_000, payment('paid', 3))],
  },
  {
    does: 'calls a time-out a failure',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      at(31_000, payment('not-charged', 4, { why: 'failed-row' })),
    ],
  },
  {
    does: 'declines without a look-up after the no',
    rule: 'I-5 not charged',
    story: [...charging, at(1_200, refused), at(1_300, payment('declined', 3))],
  },
  {
    does: 'declines although the look-up shows a paid row',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      at(1_200, refused),
      ...looked(1_300, 2, [row()]),
      at(1_400, payment('declined', 3)),
    ],
  },
  {
    does: 'trusts one empty look-up',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      ...looked(215_000, 2, []),
      at(215_000, payment('not-charged', 4, { why: 'nothing-found' })),
    ],
  },
  {
    does: 'does not wait for the settle time',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      ...looked(40_000, 2, []),
      ...looked(50_000, 3, []),
      at(50_000, payment('not-charged', 4, { why: 'nothing-found' })),
    ],
  },
  {
    does: 'takes the first page for the whole list',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      ...looked(215_000, 2, [], { lastPage: false }),
      ...looked(230_000, 3, [], { lastPage: false }),
      at(230_000, payment('not-charged', 4, { why: 'nothing-found' })),
    ],
  },
  {
    does: 'lets an old failed row end a new attempt',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      ...looked(40_000, 2, [row({ status: 'failed' })]),
      at(40_000, payment('not-charged', 4, { why: 'failed-row' })),
      ...triedAgain(60_000),
      ...looked(95_000, 60, [row({ status: 'failed' })]),
      at(95_000, payment('not-charged', 6, { why: 'failed-row', attempts: 2 })),
    ],
  },
  {
    does: 'calls a charge never sent that may have been',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      ...lostSight,
      at(31_000, payment('not-charged', 4, { why: 'never-sent' })),
    ],
  },
  {
    does: 'looks under another account',
    rule: 'its own account',
    story: [...charging, ...lostSight, at(40_000, sent(2, 'find-all', { account: 'other' }))],
  },
  {
    does: 'keeps the password after the outcome',
    rule: 'I-13',
    story: [...charging, ...paid.filter(({ event }) => event.event !== 'credentials'), rest(2_000)],
  },
];

describe('the history checker, on charges', () => {
  test.each(Object.entries(good))('finds nothing wrong with %s', (_story, events) => {
    expect(checkHistory(told(events)).complaints).toEqual([]);
  });

  test.each(bad)('complains of a till that $does', ({ rule, story }) => {
    const { complaints } = checkHistory(told(story));
    expect(complaints.map((each) => each.rule)).toContainEqual(expect.stringContaining(rule));
  });

  test('counts a double apart that a person made after *not charged*', () => {
    const story = [
      ...charging,
      ...lostSight,
      ...notCharged,
      ...triedAgain(300_000),
      at(301_000, committed(50, row({ impUid: 'imp_2' }))),
      at(301_000, answer(50, { rows: [row({ impUid: 'imp_2' })] })),
      at(301_000, payment('paid', 6, { attempts: 2, impUid: 'imp_2' })),
      at(400_000, committed(1)),
      at(700_000, payment('paid', 7, { attempts: 2, impUid: 'imp_2', alarm: 'two-paid' })),
    ];
    expect(checkHistory(told(story))).toMatchObject({ complaints: [], late: 1, doubled: 0 });
  });
});
