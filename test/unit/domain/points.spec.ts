import { describe, expect, test } from 'vitest';
import { isWorthKeeping } from '../../../main/domain/points/balance-seen.ts';
import type { IssuanceStatus } from '../../../main/domain/points/issuance.ts';
import {
  advanceIssuance,
  type IssuanceStep,
  saysNew,
} from '../../../main/domain/points/issuance-steps.ts';
import { lookGapMs } from '../../../main/domain/points/look-schedule.ts';
import {
  type Issuance,
  type IssuanceState,
  isOpen,
  isWatched,
} from '../../../main/domain/points/shop-issuance.ts';
import { pointsAccount, saidReady, sampleIssuance } from '../../core/points-samples.ts';

const said = saidReady();
const evidence = '화면에서 확인';
const standing: Readonly<Record<IssuanceState['at'], IssuanceState>> = {
  sending: { at: 'sending' },
  asked: { at: 'asked', said, cancelMs: null },
  refused: { at: 'refused', code: 'BAD_REQUEST', reason: '' },
  'not-sent': { at: 'not-sent', code: 'offline' },
  'needs-person': { at: 'needs-person', code: '', reason: '' },
  settled: { at: 'settled' },
};
const steps: Readonly<Record<IssuanceStep['step'], readonly [IssuanceStep, IssuanceState['at']]>> =
  {
    answer: [{ step: 'answer', said }, 'sending'],
    refuse: [{ step: 'refuse', code: 'x', reason: '' }, 'sending'],
    'not-sent': [{ step: 'not-sent', code: 'offline' }, 'sending'],
    'lose-sight': [{ step: 'lose-sight', code: '', reason: '' }, 'sending'],
    'settle-as': [{ step: 'settle-as', said, evidence }, 'needs-person'],
    'settle-none': [{ step: 'settle-none', evidence }, 'needs-person'],
    see: [{ step: 'see', said }, 'asked'],
    cancel: [{ step: 'cancel' }, 'asked'],
    'cancel-over': [{ step: 'cancel-over' }, 'asked'],
  };

describe('an issuance takes a step only from where it may', () => {
  const pairs = Object.values(steps).flatMap(([step, from]) =>
    Object.values(standing).map((state) => [step.step, state.at, step, state, from] as const),
  );
  test.each(pairs)('%s from %s', (_, __, step, state, from) => {
    const issuance = sampleIssuance({ state, version: 4 });
    const go = () => advanceIssuance(issuance, step, 99);
    if (state.at !== from) expect(go).toThrow(/cannot/);
    else expect(go()).toMatchObject({ version: 5, updatedMs: 99 });
  });
});

const asked = (status: IssuanceStatus, over: Partial<Issuance> = {}): Issuance =>
  sampleIssuance({ state: { at: 'asked', said: saidReady({ status }), cancelMs: null }, ...over });

describe('what is open, and what is looked at', () => {
  test.each<[IssuanceStatus, boolean, boolean]>([
    ['waited', true, true],
    ['ready', true, true],
    ['other', false, true],
    ['done', false, false],
    ['cancelled', false, false],
    ['failed', false, false],
  ])('asked and %s: open %s, looked at %s', (status, open, watched) => {
    expect([isOpen(asked(status)), isWatched(asked(status))]).toEqual([open, watched]);
    expect(isOpen(asked(status, { askedHere: false }))).toBe(false);
  });

  test.each<[IssuanceState['at'], boolean]>([
    ['sending', true],
    ['needs-person', true],
    ['refused', false],
    ['not-sent', false],
    ['settled', false],
  ])('%s: open %s, and never looked at', (at, open) => {
    const issuance = sampleIssuance({ state: standing[at] });
    expect([isOpen(issuance), isWatched(issuance)]).toEqual([open, false]);
  });
});

describe('an end', () => {
  const see = (from: Issuance, status: IssuanceStatus) =>
    advanceIssuance(from, { step: 'see', said: saidReady({ status }) }, 9);

  test('is remembered as told, and another one later as well', () => {
    const done = see(see(asked('ready'), 'ready'), 'done');
    expect(done.told).toBe('done');
    expect(see(done, 'ready').told).toBe('done');
    expect(see(done, 'cancelled').told).toBe('cancelled');
  });

  test('ends a cancel that is under way; anything else does not', () => {
    const underway = advanceIssuance(asked('ready'), { step: 'cancel' }, 7);
    expect(see(underway, 'ready').state).toMatchObject({ cancelMs: 7 });
    for (const end of ['done', 'cancelled', 'failed'] as const) {
      expect(see(underway, end).state).toMatchObject({ cancelMs: null });
    }
  });
});

test('a look-up says something new when any of its parts did', () => {
  const issuance = asked('ready');
  expect(saysNew(issuance, saidReady())).toBe(false);
  const parts = { bankName: '신한은행', accountNumber: null, holderName: null, dueMs: 5 };
  for (const over of [
    { status: 'done' as const },
    { statusText: 'Ready' },
    { createdMs: null },
    { modifiedMs: 7 },
    { account: null },
    { account: parts },
  ]) {
    expect(saysNew(issuance, saidReady(over)), JSON.stringify(over)).toBe(true);
  }
});

describe('the wait before the next look', () => {
  const minute = 60_000;
  test.each([
    [0, false, 0, 30_000],
    [0, true, 0, 5_000],
    [5 * minute - 1, true, 0, 5_000],
    [5 * minute, true, 0, minute],
    [5 * minute, false, 0, minute],
    [30 * minute, false, 0, 5 * minute],
    [24 * 60 * minute, true, 0, 5 * minute],
    [0, true, 1, 10_000],
    [0, true, 5, 160_000],
    [0, false, 2, 120_000],
    [0, false, 50, 5 * minute],
    [24 * 60 * minute, false, 3, 5 * minute],
  ])(
    'at %d ms, quick %s, %d unanswered: %d ms, and up to a fifth more',
    (ageMs, quick, unanswered, ms) => {
      expect(lookGapMs({ ageMs, quick, unanswered }, 0)).toBe(ms);
      expect(lookGapMs({ ageMs, quick, unanswered }, 1)).toBe(ms * 1.2);
    },
  );
});

describe('a balance is worth a row', () => {
  const last = { balanceWon: 5, expiringWon: 1, atMs: 1_000, account: pointsAccount };
  const hour = 3_600_000;
  test.each([
    ['the first', null, {}, true],
    ['the same a minute later', last, { atMs: 61_000 }, false],
    ['the same an hour later', last, { atMs: 1_000 + hour }, true],
    ['the same after the clock went back', last, { atMs: 1_000 - hour }, true],
    ['another one', last, { balanceWon: 6 }, true],
    ['another part that expires', last, { expiringWon: 2 }, true],
  ])('%s: %s', (_, before, now, worth) => {
    expect(isWorthKeeping(before, { ...last, ...now })).toBe(worth);
  });
});
