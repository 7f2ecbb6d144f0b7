import type { Mutant } from './mutant.ts';

/** Bugs in charges that wait for the line. */
export const deferralMutants: readonly Mutant[] = [
  {
    name: 'withdraw ignores the claim',
    bug: 'A charge that waits is taken back although the queue is sending it.',
    patches: [
      {
        file: 'main/services/deferred/withdraw.ts',
        find: `if (asked.state.at !== 'waiting') return`,
        replace: `if (asked.state.at !== 'waiting' && asked.state.at !== 'sending') return`,
      },
      {
        file: 'main/services/deferred/withdraw.ts',
        find: `if (payment.state.at !== 'waiting') return`,
        replace: `if (payment.state.at !== 'waiting' && payment.state.at !== 'sending') return`,
      },
    ],
  },
  {
    name: 'waiting password kept after outcome',
    bug: 'What the customer of a waiting charge typed stays in memory after it was charged.',
    patches: [
      {
        file: 'main/services/deferred/work-charge.ts',
        find: 'forget: () => vault.forget(merchantUid),',
        replace: 'forget: () => undefined,',
      },
      {
        file: 'main/services/deferred/work-charge.ts',
        find: `if (state.at === 'waiting') return 'open';
  vault.forget(merchantUid);`,
        replace: `if (state.at === 'waiting') return 'open';`,
      },
    ],
  },
];
