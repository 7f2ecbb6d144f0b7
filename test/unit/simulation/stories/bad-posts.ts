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
  row,
  sent,
} from '../told-history.ts';
import type { BadStory } from './bad-story.ts';
import { notCharged, opened, refused, triedAgain } from './charges.ts';

/** Tills that post what they must not. */
export const badPosts: readonly BadStory[] = [
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
    does: 'makes a second number for the same amount after a no',
    rule: 'I-3',
    story: [
      ...charging,
      at(1_200, refused),
      ...looked(1_300, 2, []),
      at(1_400, payment('declined', 3)),
      opened('B', 12_000),
    ],
  },
  {
    does: 'charges a number anew without looking it up',
    rule: 'never a second POST',
    story: [...charging, ...lostSight, ...notCharged, ...triedAgain(300_000)],
  },
];
