import type { Mutant } from '../../../simulation/mutants/mutant.ts';

const file = 'main/domain/schedule.ts';
const find = 'export const settleMs = 180_000;';

/** Bugs for the harness's own test, in a file of `main/` that is really loaded. */
export const mutants: readonly Mutant[] = [
  {
    name: 'short settle time',
    bug: 'The till waits a second where it should wait three minutes.',
    patches: [{ file, find, replace: 'export const settleMs = 1_000;' }],
  },
  {
    name: 'harmless',
    bug: 'Nothing changes.',
    patches: [{ file, find, replace: 'export const settleMs = 180_001;' }],
  },
  {
    name: 'outdated',
    bug: 'The text is gone.',
    patches: [{ file, find: 'export const settleMs = 7;', replace: '' }],
  },
  {
    name: 'not loaded',
    bug: 'The runner never loads the file.',
    patches: [
      { file: 'main/domain/mask.ts', find: 'export function', replace: 'export  function' },
    ],
  },
  {
    name: 'endless',
    bug: 'Seed 1 never ends.',
    patches: [{ file, find, replace: 'export const settleMs = -1;' }],
  },
];
