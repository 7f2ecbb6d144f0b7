import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import {
  type DeferralFacts,
  deferralFaultOf,
  deferralRulesOf,
} from '../../../main/domain/deferral.ts';
import { won } from '../../../main/domain/won.ts';
import type { Mode } from '../../../preload/views.ts';

const hourMs = 3_600_000;
const rules = {
  on: true,
  perChargeWon: 50_000,
  sumWon: 300_000,
  count: 10,
  ageMs: 24 * hourMs,
  unseenWon: 20_000,
  secretMs: 1_800_000,
};

/** A charge of 10,000 won that nothing stands against: 100,000 won were seen today. */
const fine: DeferralFacts = {
  payment: { amountWon: won(10_000), maybeSent: false },
  tagKept: true,
  ageMs: 0,
  waiting: [],
  leftWon: 100_000,
};
const asking = (amountWon: number): DeferralFacts['payment'] => ({
  amountWon: won(amountWon),
  maybeSent: false,
});
const waiting = (count: number, eachWon: number) =>
  Array.from({ length: count }, () => ({ amountWon: won(eachWon) }));

describe('whether a charge may wait', () => {
  test.each<readonly [string, Partial<DeferralFacts>, string | null]>([
    ['nothing stands against it', {}, null],
    ['exactly the most in one charge', { payment: asking(50_000) }, null],
    ['one won over it', { payment: asking(50_001) }, 'per-charge 50000'],
    ['nine wait', { waiting: waiting(9, 1_000) }, null],
    ['ten wait', { waiting: waiting(10, 1_000) }, 'count 10'],
    ['exactly the most in sum', { waiting: waiting(6, 48_333), payment: asking(10_002) }, null],
    ['one won over that', { waiting: waiting(6, 48_333), payment: asking(10_003) }, 'sum 300000'],
    ['a moment before it is too old', { ageMs: 24 * hourMs - 1 }, null],
    ['just too old', { ageMs: 24 * hourMs }, 'too-old 24'],
    ['exactly what is left', { leftWon: 10_000 }, null],
    ['one won less is left', { leftWon: 9_999 }, 'balance'],
    ['more was put off than was seen', { leftWon: -1 }, 'balance'],
    ['never seen, exactly what that allows', { leftWon: null, payment: asking(20_000) }, null],
    ['never seen, one won over it', { leftWon: null, payment: asking(20_001) }, 'unseen 20000'],
    ['no key to know customers by', { tagKept: false }, 'no-keychain'],
    ['it may have been sent', { payment: { ...fine.payment, maybeSent: true } }, 'maybe-sent'],
  ])('%s', (_name, facts, expected) => {
    const fault = deferralFaultOf(rules, { ...fine, ...facts });
    const said = fault && ('limit' in fault ? `${fault.why} ${fault.limit}` : fault.why);
    expect(said).toBe(expected);
  });

  test('never where it is off', () => {
    expect(deferralFaultOf({ ...rules, on: false }, fine)).toEqual({ why: 'off' });
  });
});

describe('what a shop that has answered nothing allows', () => {
  test.each<readonly [Mode, boolean, number]>([
    ['training', true, 50_000],
    ['test', false, 0],
    ['live', false, 0],
  ])('in %s', (mode, on, unseenWon) => {
    expect(deferralRulesOf({ ...defaultSettings, mode })).toEqual({ ...rules, on, unseenWon });
  });

  test('a manager’s answer counts in every mode', () => {
    const { deferred } = defaultSettings;
    const yes = { ...defaultSettings, mode: 'live', deferred: { ...deferred, on: true } } as const;
    expect(deferralRulesOf(yes).on).toBe(true);
    expect(
      deferralRulesOf({ ...yes, mode: 'training', deferred: { ...deferred, on: false } }).on,
    ).toBe(false);
  });

  test('an entry is never kept for longer than a charge may wait', () => {
    const deferred = { ...defaultSettings.deferred, ageHours: 1, secretMinutes: 1_440 };
    expect(deferralRulesOf({ mode: 'test', deferred }).secretMs).toBe(hourMs);
  });
});
