import type { Life } from '../life/life.ts';
import type { Machine } from '../life/machine.ts';
import { finishSale, goOn, hostile } from './at-the-desk.ts';
import type { Minds } from './counter.ts';
import { acknowledgeSome, cancelSome, checkAll, checkSome, settleInCash } from './later-acts.ts';
import {
  adoptSome,
  askAgainSome,
  cancelOtherSome,
  settleSome,
  wishSome,
  withdrawCharged,
  withdrawSome,
} from './manager-acts.ts';

/** One thing somebody may do; weights say how often. */
export type PersonAct = {
  readonly name: string;
  readonly weight: number;
  readonly act: (life: Life, minds: Minds, machine: Machine) => Promise<unknown> | undefined;
};

/** What people do in the course of a day. */
export const acts: readonly PersonAct[] = [
  { name: 'go on with the sale', weight: 72, act: (life, minds) => goOn(life, minds) },
  { name: 'do what makes no sense now', weight: 8, act: (life, minds) => hostile(life, minds) },
  { name: 'cancel', weight: 6, act: (life, minds) => cancelSome(life, minds) },
  { name: 'check', weight: 4, act: (life, minds) => checkSome(life, minds) },
  { name: 'look at an alarm', weight: 2, act: (life, minds) => acknowledgeSome(life, minds) },
  { name: 'take cash instead', weight: 2, act: (life, minds) => settleInCash(life, minds) },
  { name: 'wish a cancel', weight: 2, act: (life, minds) => wishSome(life, minds) },
  { name: 'withdraw a cancel', weight: 1.5, act: (life, minds) => withdrawSome(life, minds) },
  { name: 'cancel the other row', weight: 1, act: (life, minds) => cancelOtherSome(life, minds) },
  { name: 'settle by hand', weight: 1.5, act: (life, minds) => settleSome(life, minds) },
  { name: 'withdraw a charge', weight: 5, act: (life, minds) => withdrawCharged(life, minds) },
  { name: 'ask again', weight: 1.5, act: (life, minds) => askAgainSome(life, minds) },
  { name: 'take over', weight: 0.5, act: (life, minds) => adoptSome(life, minds) },
  {
    name: 'close the program',
    weight: 0.4,
    act(_life, minds, machine) {
      minds.note('F26', 'quit');
      machine.quit();
      return undefined;
    },
  },
];

/** What is left to do when the shop closes. */
export const closingActs: readonly PersonAct[] = [
  { name: 'finish the sale', weight: 3, act: (life, minds) => finishSale(life, minds) },
  { name: 'withdraw a charge', weight: 1, act: (life, minds) => withdrawCharged(life, minds) },
  { name: 'check everything', weight: 1, act: (life, minds) => checkAll(life, minds) },
];
