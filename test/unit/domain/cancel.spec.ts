import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceCancel,
  type Cancel,
  type CancelStep,
  newCancel,
  wireReasonOf,
} from '../../../main/domain/cancel.ts';
import { won } from '../../../main/domain/won.ts';
import type { CancelState } from '../../../preload/payment-views.ts';

const fresh = newCancel({
  cancelId: 'C7F3K2',
  merchantUid: 'T1-20261121-0001-1ABCD',
  impUid: 'imps_1',
  amountWon: won(500),
  taxFreeWon: null,
  checksumWon: won(12_500),
  reason: '고객 변심',
  createdMs: 1,
});

const steps: { readonly [S in CancelStep['step']]: CancelStep } = {
  send: { step: 'send' },
  'lose-sight': { step: 'lose-sight' },
  finish: { step: 'finish', pgTid: 'tid', receiptUrl: null, doneMs: 8 },
  refuse: { step: 'refuse', reason: 'settlement', code: '8178', message: 'no' },
  'give-up': { step: 'give-up' },
  'not-sent': { step: 'not-sent' },
  withdraw: { step: 'withdraw' },
  'call-person': { step: 'call-person', foundWon: won(12_000) },
};

/** Where each step leads from each state; `·` is a bug that throws. */
const table: readonly (readonly [from: CancelState, ...to: readonly string[]])[] = [
  // from send lose-sight finish refuse give-up not-sent withdraw call-person
  ['created', 'sending', '·', 'done', 'refused', 'not-cancelled', '·', 'withdrawn', 'needs-person'],
  ['sending', '·', 'unknown', 'done', 'refused', 'not-cancelled', 'created', '·', 'needs-person'],
  ['unknown', '·', '·', 'done', 'refused', 'not-cancelled', '·', '·', 'needs-person'],
  ['done', '·', '·', '·', '·', '·', '·', '·', '·'],
  ['refused', '·', '·', 'done', '·', '·', '·', '·', '·'],
  ['not-cancelled', 'sending', '·', 'done', '·', '·', '·', '·', '·'],
  ['withdrawn', '·', '·', 'done', '·', '·', '·', '·', '·'],
  ['needs-person', '·', '·', 'done', '·', '·', '·', '·', '·'],
];
const pairs = table.flatMap(([from, ...to]) =>
  Object.values(steps).map((step, n) => [from, step.step, to[n] ?? '?', step] as const),
);

describe('a cancel', () => {
  test.each(pairs)('from %s by %s goes to %s', (from, name, to, step) => {
    const cancel: Cancel = { ...fresh, state: from };
    if (to === '·') {
      expect(() => advanceCancel(cancel, step, 9)).toThrow(`cancel cannot ${name} from ${from}`);
      return;
    }
    const next = advanceCancel(cancel, step, 9);
    expect(next).toMatchObject({ state: to, version: 2, updatedMs: 9 });
    expect(next).toMatchObject({ amountWon: 500, checksumWon: 12_500, cancelId: 'C7F3K2' });
  });

  test('keeps what the provider said of it', () => {
    const sending = advanceCancel(fresh, steps.send, 2);
    expect(advanceCancel(sending, steps.finish, 9)).toMatchObject({ pgTid: 'tid', doneMs: 8 });
    expect(advanceCancel(sending, steps.refuse, 9)).toMatchObject({
      declined: 'settlement',
      code: '8178',
      message: 'no',
    });
  });
});

describe('the reason that is sent', () => {
  test('ends with our id and never has more than 256 characters, whatever was typed', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(typed, (reason) => {
        const sent = wireReasonOf({ reason, cancelId: 'C7F3K2' });
        expect([...sent].length).toBeLessThanOrEqual(256);
        expect(sent.endsWith(' #C7F3K2')).toBe(true);
        expect(sent).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
