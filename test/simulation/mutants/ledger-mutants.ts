import type { Mutant } from './mutant.ts';

/** Bugs in who may write, and who may act on what is written. */
export const ledgerMutants: readonly Mutant[] = [
  {
    name: 'lease without fence',
    bug: 'A process that was frozen and replaced goes on as if the ledger were its own.',
    patches: [
      {
        file: 'main/store/new-ledger.ts',
        find: `const isOurs = (): boolean => newestFence.get()?.['fence'] === fence;`,
        replace: 'const isOurs = (): boolean => newestFence !== null;',
      },
    ],
  },
];
