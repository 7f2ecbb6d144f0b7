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
  wiped,
} from '../told-history.ts';
import type { BadStory } from './bad-story.ts';
import { refused, triedAgain } from './charges.ts';

/** Tills that end a charge without proof, or keep what the customer typed. */
export const badEnds: readonly BadStory[] = [
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
  {
    does: 'keeps the password while it looks up what became of the charge',
    rule: 'I-13',
    story: [...charging, at(1_200, refused), ...looked(1_400, 2, []), at(1_400, wiped())],
  },
  {
    does: 'declines what the provider left open',
    rule: 'I-5 not charged',
    story: [
      ...charging,
      at(1_200, answer(1, { status: 200, code: -1, isFinal: false })),
      ...looked(1_300, 2, []),
      at(1_400, payment('declined', 3)),
    ],
  },
];
