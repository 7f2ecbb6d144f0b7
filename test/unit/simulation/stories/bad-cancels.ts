import { answer, at, looked, lost, rest, row } from '../told-history.ts';
import type { BadStory } from './bad-story.ts';
import { cancel, cancelled, cancelling, cancelSent, done, reRead } from './cancels.ts';

/** Tills that give money back wrongly. */
export const badCancels: readonly BadStory[] = [
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
    does: 'ends with another cancelled amount than the server',
    rule: 'I-11',
    story: [...cancelling, at(60_100, cancelSent(9)), ...done.slice(0, 3), rest(70_000)],
  },
  {
    does: 'calls a lost cancel not cancelled',
    rule: 'not cancelled only with proof',
    story: [
      ...cancelling,
      at(60_100, cancelSent(9)),
      at(90_100, lost(9)),
      at(90_100, cancel('not-cancelled', 3)),
    ],
  },
  {
    does: 'calls a cancel refused that the provider left open',
    rule: 'not cancelled only with proof',
    story: [
      ...cancelling,
      at(60_100, cancelSent(9)),
      at(60_200, answer(9, { status: 200, code: -1, isFinal: false })),
      ...reRead(60_300, 10),
      at(60_300, cancel('refused', 3)),
    ],
  },
  {
    does: 'lets a cancel be taken back that may have been sent',
    rule: 'not cancelled only with proof',
    story: [
      ...cancelling,
      at(60_100, cancelSent(9)),
      at(90_100, lost(9)),
      at(90_200, cancel('withdrawn', 3)),
    ],
  },
];
