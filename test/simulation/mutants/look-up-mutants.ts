import type { Mutant } from './mutant.ts';

const settling = 'main/services/settling.ts';

/** Bugs in how the till finds out what became of a charge. */
export const lookUpMutants: readonly Mutant[] = [
  {
    name: 'no settle window',
    bug: 'Two empty look-ups count at once, not three minutes after the request.',
    patches: [
      { file: settling, find: 'if (nowMs - sinceMs < settleMs) return false;', replace: '' },
    ],
  },
  {
    name: 'trust one empty look-up',
    bug: 'The first empty look-up after the settle time ends the matter.',
    patches: [
      {
        file: settling,
        find: 'if (firstNothingMs !== null && nowMs - firstNothingMs >= spacedMs) return true;',
        replace: 'return true;',
      },
    ],
  },
  {
    name: 'settle by wall clock',
    bug: 'The settle time is counted on a clock that jumps.',
    patches: [
      {
        file: settling,
        find: 'const bootMs = clock.monotonicMs();',
        replace: 'const bootMs = clock.wallMs();',
      },
      {
        file: settling,
        find: 'quiet.set(key, { sinceMs: clock.monotonicMs(), firstNothingMs: null });',
        replace: 'quiet.set(key, { sinceMs: clock.wallMs(), firstNothingMs: null });',
      },
      {
        file: settling,
        find: 'const nowMs = clock.monotonicMs();',
        replace: 'const nowMs = clock.wallMs();',
      },
    ],
  },
  {
    name: 'resend on restart',
    bug: 'A start takes what was on its way for never sent, so that the sale is charged anew.',
    patches: [
      {
        file: 'main/services/recover.ts',
        find: `const lost: Step = { step: 'lose-sight' };`,
        replace: `const lost: Step = { step: 'close', why: 'never-sent' };`,
      },
    ],
  },
  {
    name: 'an old failed row ends a new attempt',
    bug: 'A failed row of an earlier attempt is taken for the outcome of this one.',
    patches: [
      {
        file: 'main/domain/look-up-reading.ts',
        find: `expected.failedBefore.has(row.impUid) ? 'failed-old' : 'failed-new'`,
        replace: `'failed-new'`,
      },
    ],
  },
  {
    name: 'look-up under another account',
    bug: 'A payment is looked up with the keys in force, not with those it was charged with.',
    patches: [
      {
        file: 'main/services/same-account.ts',
        find: 'mode === now.mode && origin === now.origin && fingerprint === now.fingerprint',
        replace: 'mode === now.mode && origin === now.origin',
      },
    ],
  },
  {
    name: 'only the first page read',
    bug: 'The first page of a look-up is taken for the whole list.',
    patches: [
      {
        file: 'main/gateway/portone-pages.ts',
        find: 'if (next === 0 && seen >= (total ?? 0)) return',
        replace: 'return',
      },
    ],
  },
  {
    name: 'alarm not raised for a late paid row',
    bug: 'Money that comes after *not charged* is booked without telling anybody.',
    patches: [
      {
        file: 'main/domain/payment-steps.ts',
        find: `payment.state.at === 'sending' || payment.state.at === 'unknown' ? null : 'late-paid'`,
        replace: 'null',
      },
    ],
  },
  {
    name: 'watch list off',
    bug: 'A payment that was closed is never looked at again.',
    patches: [
      {
        file: 'main/services/needs-watch.ts',
        find: 'if (payment.byHand !== null) return true;',
        replace: 'return false;',
      },
    ],
  },
  {
    name: 'second row not watched',
    bug: 'Once one attempt of a number is paid, nobody asks about the earlier ones.',
    patches: [
      {
        file: 'main/services/needs-watch.ts',
        find: 'number < attempts && sent !== false',
        replace: 'number < 0 && sent !== false',
      },
    ],
  },
];
