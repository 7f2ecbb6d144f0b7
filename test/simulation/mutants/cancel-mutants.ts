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
  {
    name: 'cancel by stale amount',
    bug: 'A cancel goes out although the provider shows another amount than the person said yes to.',
    patches: [
      {
        file: 'main/services/cancel-row.ts',
        find: `if (leftWon !== order.leftWon) return fail(cancelDeclined('checksum'));`,
        replace: '',
      },
    ],
  },
  {
    name: 'queue forgets a kind',
    bug: 'Cancels that wait for the line are taken off the queue without being sent.',
    patches: [
      {
        file: 'main/queue/work-entry.ts',
        find: 'return workQueuedCancel(core, subject.cancelId);',
        replace: `return Promise.resolve('closed');`,
      },
    ],
  },
  {
    name: 'double drain',
    bug: 'The queue works one entry twice at once, and who comes second does not notice.',
    patches: [
      {
        file: 'main/queue/drain.ts',
        find: 'if (this.#busy.has(entry.entryId)) continue;',
        replace: '',
      },
      {
        file: 'main/services/queued-cancel.ts',
        find: `if (cancel?.state !== 'created') return null;
    const next`,
        replace: `if (cancel?.state === 'sending') return cancel;
    if (cancel?.state !== 'created') return null;
    const next`,
      },
    ],
  },
  {
    name: 'second cancel not barred',
    bug: 'A payment is cancelled again while a cancel of it is on its way.',
    patches: [
      {
        file: 'main/services/cancel-row.ts',
        find: `if (busy) return cancelDeclined('cancel-busy');`,
        replace: '',
      },
    ],
  },
];
