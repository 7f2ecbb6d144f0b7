import { describe, expect, test } from 'vitest';
import {
  type ChargeAnswer,
  type Outcome,
  outcomeOf,
  paidOutcomeOf,
} from '../../../main/domain/charge-outcome.ts';
import type { DeclineReason } from '../../../preload/failure.ts';
import type { Mode } from '../../../preload/views.ts';
import { providerRow } from '../../core/provider-row.ts';

const merchantUid = 'T1-20261121-0001-1ABCD';
const modes: readonly Mode[] = ['training', 'test', 'live'];
const good = providerRow({ merchantUid });

function judged(answer: ChargeAnswer, mode: Mode = 'live'): Outcome {
  return outcomeOf(answer, { merchantUid, amountWon: 12_500, mode });
}

function inWords(outcome: Outcome): string {
  const alarm = 'alarm' in outcome ? outcome.alarm : null;
  return alarm === null ? outcome.kind : `${outcome.kind}!${alarm}`;
}

/** What a paid row means by mode and by what it says of being a test. */
const byFlag: readonly (readonly [Mode, boolean | null, string])[] = [
  ['training', true, 'paid'],
  ['training', false, 'paid'],
  ['training', null, 'paid'],
  ['test', true, 'paid'],
  ['test', false, 'paid!real-payment-in-test'],
  ['test', null, 'ask-if-test'],
  ['live', true, 'test-payment'],
  ['live', false, 'paid'],
  ['live', null, 'ask-if-test'],
];

describe('a complete answer with everything right', () => {
  test.each(byFlag)('in %s, sandbox %s: %s', (mode, sandbox, meaning) => {
    const row = { ...good, sandbox };
    expect(inWords(judged({ kind: 'value', row }, mode))).toBe(meaning);
    expect(inWords(paidOutcomeOf(row, mode, sandbox))).toBe(meaning);
  });
});

describe('a complete answer with one thing wrong', () => {
  const wrong = [
    ['order number', { merchantUid: 'T1-20261121-0001-1ABCE' }],
    ['amount below', { amountWon: 12_499 }],
    ['amount above', { amountWon: 12_501 }],
    ['currency', { currency: 'USD' }],
    ['currency in small letters', { currency: 'krw' }],
    ['status ready', { status: 'ready' }],
    ['status failed', { status: 'failed' }],
    ['status cancelled', { status: 'cancelled' }],
    ['a status of tomorrow', { status: 'PAID' }],
    ['no payment number', { impUid: '' }],
  ] as const;
  test.each(wrong)('%s: unknown, for a person to see', (_, over) => {
    for (const mode of modes) {
      for (const sandbox of [true, false, null]) {
        const outcome = judged({ kind: 'value', row: { ...good, sandbox, ...over } }, mode);
        expect(outcome).toEqual({ kind: 'unknown', alarm: 'mismatch' });
      }
    }
  });
});

/** Every reason there is; the compiler asks for a new one here. */
const reasons: { readonly [R in DeclineReason]: 'says no' | 'ambiguous' } = {
  'not-charged': 'says no',
  'shop-sign-in': 'says no',
  'test-payment': 'says no',
  credentials: 'says no',
  'too-many-tries': 'says no',
  short: 'says no',
  limit: 'says no',
  amount: 'says no',
  later: 'ambiguous',
  duplicate: 'ambiguous',
  crossed: 'ambiguous',
  window: 'says no',
  merchant: 'says no',
  'address-blocked': 'says no',
  'already-cancelled': 'says no',
  'not-found': 'says no',
  checksum: 'says no',
  'partial-refused': 'says no',
  'cancel-busy': 'says no',
  'not-cancellable': 'says no',
  settlement: 'says no',
  other: 'says no',
};
const everyReason = Object.keys(reasons) as readonly DeclineReason[];

function refusal(status: number, reason: DeclineReason): ChargeAnswer {
  return { kind: 'refused', status, reason, code: '8193', message: '…' };
}

describe('an envelope that says no', () => {
  test.each(everyReason.map((reason) => [reason, reasons[reason]] as const))(
    '%s: %s',
    (reason, meaning) => {
      for (const status of [200, 400, 500]) {
        expect(judged(refusal(status, reason))).toEqual(
          meaning === 'ambiguous'
            ? { kind: 'unknown', alarm: null, said: { reason, code: '8193', message: '…' } }
            : { kind: 'refused', reason, code: '8193', message: '…' },
        );
      }
    },
  );

  test('counts under no other HTTP status: a door on the way may have written it', () => {
    for (let status = 100; status < 600; status += 1) {
      if ([200, 400, 500].includes(status)) continue;
      expect(judged(refusal(status, 'short')), String(status)).toEqual({
        kind: 'unknown',
        alarm: null,
      });
    }
  });
});

describe('what is no answer of the provider', () => {
  test('not sent is the only end that may be sent again', () => {
    for (const why of ['offline', 'insecure', 'keys', 'storage', 'stopped'] as const) {
      expect(judged({ kind: 'not-sent', why })).toEqual({ kind: 'not-sent', why });
    }
  });

  test('turned away at the door, and lost', () => {
    expect(judged({ kind: 'at-door' })).toEqual({ kind: 'at-door' });
    expect(judged({ kind: 'no-answer' })).toEqual({ kind: 'unknown', alarm: null });
  });
});
