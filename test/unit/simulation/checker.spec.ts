import { expect, test } from 'vitest';
import { checkHistory } from '../../simulation/checker/check-history.ts';
import { badCancels } from './stories/bad-cancels.ts';
import { badEnds } from './stories/bad-ends.ts';
import { badPosts } from './stories/bad-posts.ts';
import { badRests } from './stories/bad-rests.ts';
import { goodRests } from './stories/cancels.ts';
import { goodCharges, notCharged, triedAgain } from './stories/charges.ts';
import {
  answer,
  at,
  charging,
  committed,
  looked,
  lostSight,
  payment,
  row,
  told,
} from './told-history.ts';

test.each(Object.entries({ ...goodCharges, ...goodRests }))(
  'the checker finds nothing wrong with %s',
  (_story, events) => {
    expect(checkHistory(told(events)).complaints).toEqual([]);
  },
);

test.each([...badPosts, ...badEnds, ...badCancels, ...badRests])(
  'the checker complains of a till that $does',
  ({ rule, story }) => {
    const { complaints } = checkHistory(told(story));
    expect(complaints.map((each) => each.rule)).toContainEqual(expect.stringContaining(rule));
  },
);

test('a double that a person made after *not charged* is counted apart', () => {
  const story = [
    ...charging,
    ...lostSight,
    ...notCharged,
    ...looked(300_000, 40, []),
    ...triedAgain(300_000),
    at(301_000, committed(50, row({ impUid: 'imp_2' }))),
    at(301_000, answer(50, { rows: [row({ impUid: 'imp_2' })] })),
    at(301_000, payment('paid', 6, { attempts: 2, impUid: 'imp_2' })),
    at(400_000, committed(1)),
    at(700_000, payment('paid', 7, { attempts: 2, impUid: 'imp_2', alarm: 'two-paid' })),
  ];
  expect(checkHistory(told(story))).toMatchObject({ complaints: [], late: 1, doubled: 0 });
});

test('a customer who paid in cash and was charged late is counted', () => {
  const story = goodRests['late money that is an alarm after nine minutes'] ?? [];
  expect(checkHistory(told(story))).toMatchObject({ sales: 1, late: 1, doubled: 0 });
});
