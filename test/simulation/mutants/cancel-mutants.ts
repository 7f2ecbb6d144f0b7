import type { Mutant } from './mutant.ts';

/** Bugs in how money is given back. */
export const cancelMutants: readonly Mutant[] = [
  {
    name: 'cancel without checksum',
    bug: 'A cancel does not say what it believes is left.',
    patches: [
      { file: 'main/gateway/portone-money.ts', find: 'checksum: checksumWon,', replace: '' },
    ],
  },
  {
    name: 'lost cancel read as not cancelled',
    bug: 'A cancel whose answer never came is taken for one that did not happen.',
    patches: [
      {
        file: 'main/services/send-cancel.ts',
        find: `if (failure.kind === 'no-answer' || isFromElsewhere(failure)) {
    return save(core, sending, { step: 'lose-sight' }, null);`,
        replace: `if (failure.kind === 'no-answer' || isFromElsewhere(failure)) {
    return save(core, sending, { step: 'give-up' }, null);`,
      },
    ],
  },
  {
    name: 'restart forgets a cancel',
    bug: 'A start takes a cancel that was on its way for not sent.',
    patches: [
      {
        file: 'main/services/recover.ts',
        find: `cancel.state === 'sending' ? { step: 'lose-sight' } : { step: 'give-up' }`,
        replace: `{ step: 'give-up' }`,
      },
    ],
  },
];
