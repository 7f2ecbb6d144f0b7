import {
  at,
  charging,
  committed,
  looked,
  lostSight,
  paid,
  payment,
  rest,
  row,
} from '../told-history.ts';
import type { BadStory } from './bad-story.ts';
import { minute } from './cancels.ts';
import { notCharged } from './charges.ts';

/** Tills that lose, overlook or invent something. */
export const badRests: readonly BadStory[] = [
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
    does: 'books late money without an alarm',
    rule: 'I-10',
    story: [
      ...charging,
      ...lostSight,
      ...notCharged,
      at(5 * minute, committed(1)),
      ...looked(6 * minute, 4, [row()]),
      at(6 * minute, payment('paid', 5)),
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
  {
    does: 'writes after another process has taken the ledger over',
    rule: 'a replaced life',
    story: [
      ...charging,
      at(1_100, { event: 'frozen' }),
      at(20_000, { event: 'started' }, 2),
      at(20_000, payment('unknown', 3), 2),
      at(60_000, { event: 'thawed' }, 1),
      at(60_000, payment('paid', 4), 1),
    ],
  },
];
