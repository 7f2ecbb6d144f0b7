import { describe, expect, it } from 'vitest';
import type {
  DeclineReason,
  Failure,
  MoneyState,
  PointsReason,
  Rule,
} from '../../../preload/failure.ts';
import type { Alarm, CancelState } from '../../../preload/payment-views.ts';
import type { Notice } from '../../../preload/window-states.ts';
import type { About } from '../../../renderer/till/store/view-store.ts';
import { declineText, sentenceFor } from '../../../renderer/till/text/failure-text.ts';
import { alarmText, cancelText, noticeText } from '../../../renderer/till/text/payment-text.ts';
import { allRules, problemText, ruleText } from '../../../renderer/till/text/rule-text.ts';
import { cancelDone, paymentOf, won } from '../../fakes/till-states.ts';
import { languages, moneyWords, wordsIn } from './till-words.ts';

const moneyStates: readonly MoneyState[] = ['not-charged', 'charged', 'checking', 'untouched'];

// As records, so that a new member breaks this file until it has its row.
const reasonRecord: Readonly<Record<DeclineReason, true>> = {
  'not-charged': true,
  'shop-sign-in': true,
  'test-payment': true,
  credentials: true,
  'too-many-tries': true,
  short: true,
  limit: true,
  amount: true,
  later: true,
  duplicate: true,
  crossed: true,
  window: true,
  merchant: true,
  'address-blocked': true,
  'already-cancelled': true,
  'not-found': true,
  checksum: true,
  'partial-refused': true,
  'cancel-busy': true,
  'not-cancellable': true,
  settlement: true,
  other: true,
};
const reasons = Object.keys(reasonRecord) as readonly DeclineReason[];

const pointsRecord: Readonly<Record<PointsReason, true>> = {
  'sign-in': true,
  clock: true,
  'not-found': true,
  permission: true,
  'too-many': true,
  'bad-request': true,
  'not-ready': true,
  'one-ready': true,
  server: true,
  'unknown-outcome': true,
  unavailable: true,
};
const pointsReasons = Object.keys(pointsRecord) as readonly PointsReason[];

const failureRecord: Readonly<Record<Failure['kind'], readonly Failure[]>> = {
  refused: [{ kind: 'refused', field: 'sale.amountWon', rule: 'above-zero' }],
  busy: [{ kind: 'busy', orderNo: 'A-1' }],
  offline: moneyStates.map((money) => ({ kind: 'offline', money })),
  insecure: moneyStates.map((money) => ({ kind: 'insecure', money })),
  stopped: moneyStates.map((money) => ({ kind: 'stopped', money })),
  keychain: [
    { kind: 'keychain', state: 'locked' },
    { kind: 'keychain', state: 'absent' },
  ],
  keys: [
    { kind: 'keys', state: 'missing' },
    { kind: 'keys', state: 'wrong' },
  ],
  declined: reasons.flatMap((reason) =>
    moneyStates.map(
      (money) => ({ kind: 'declined', reason, money, code: '8178', message: '…' }) as const,
    ),
  ),
  'no-answer': moneyStates.map((money) => ({ kind: 'no-answer', money })),
  storage: [
    { kind: 'storage', state: 'full' },
    { kind: 'storage', state: 'read-only' },
    { kind: 'storage', state: 'broken' },
    { kind: 'storage', state: 'in-use' },
    { kind: 'storage', state: 'damaged' },
    { kind: 'storage', state: 'older-copy' },
  ],
  'not-allowed': [{ kind: 'not-allowed' }],
  points: pointsReasons.map((reason) => ({
    kind: 'points',
    reason,
    code: 'BAD_REQUEST',
    message: '…',
    clockOffMs: -95_000,
  })),
  'too-late': moneyStates.map((money) => ({ kind: 'too-late', money })),
  bug: moneyStates.map((money) => ({ kind: 'bug', ticket: 'T-9', money })),
};
const failures = Object.values(failureRecord).flat();
const abouts: readonly About[] = ['sale', 'cancel', 'other'];

const alarmRecord: Readonly<Record<Alarm, true>> = {
  'test-payment-in-live': true,
  'real-payment-in-test': true,
  'two-paid': true,
  'other-amount': true,
  'still-ready': true,
  'cancelled-elsewhere': true,
  'late-paid': true,
  'late-cancelled': true,
  'deferred-not-paid': true,
  'by-hand': true,
  'by-hand-contradicted': true,
  'cancel-stopped': true,
  mismatch: true,
};
const cancelRecord: Readonly<Record<CancelState, true>> = {
  created: true,
  sending: true,
  unknown: true,
  done: true,
  refused: true,
  'not-cancelled': true,
  withdrawn: true,
  'needs-person': true,
};
const notices: Readonly<Record<Notice['kind'], readonly Notice[]>> = {
  'real-gateway-closed': [
    { kind: 'real-gateway-closed', rule: 'live-closed' },
    { kind: 'real-gateway-closed', rule: 'outside-electron' },
    { kind: 'real-gateway-closed', rule: 'needs-mode' },
    { kind: 'real-gateway-closed', rule: 'other' },
  ],
  keychain: [
    { kind: 'keychain', state: 'locked' },
    { kind: 'keychain', state: 'absent' },
  ],
  'keys-missing': [{ kind: 'keys-missing' }],
  storage: [
    { kind: 'storage', state: 'full' },
    { kind: 'storage', state: 'read-only' },
    { kind: 'storage', state: 'broken' },
    { kind: 'storage', state: 'in-use' },
    { kind: 'storage', state: 'damaged' },
    { kind: 'storage', state: 'older-copy' },
  ],
  'backup-failed': [
    { kind: 'backup-failed', why: 'full' },
    { kind: 'backup-failed', why: 'read-only' },
    { kind: 'backup-failed', why: 'broken' },
    { kind: 'backup-failed', why: 'in-use' },
    { kind: 'backup-failed', why: 'damaged' },
  ],
  unreadable: [{ kind: 'unreadable', count: 3 }],
  settings: [{ kind: 'settings', problems: [] }],
  offline: [
    { kind: 'offline', waiting: 0, maySell: false },
    { kind: 'offline', waiting: 3, maySell: true },
  ],
  'needs-person': [{ kind: 'needs-person', count: 2 }],
  'points-lost': [{ kind: 'points-lost', count: 1 }],
  unresolved: [{ kind: 'unresolved', count: 2 }],
  alarm: [{ kind: 'alarm', count: 1 }],
};

describe.each(languages)('in %s', (language) => {
  const words = wordsIn(language);

  it('every failure says what happened, what became of the money and what to do', () => {
    for (const failure of failures) {
      for (const about of abouts) {
        const said = sentenceFor(failure, about, words);
        const shown = JSON.stringify({ failure, about, said });
        for (const part of Object.values(said)) expect(part, shown).not.toMatch(/^$|\{\{/);
        expect(said.money, shown).toMatch(moneyWords[language]);
      }
    }
  });

  it('says that live opens later instead of *not now*', () => {
    const closed = ruleText({ rule: 'not-now', detail: { why: 'live-closed' } }, words);
    expect(closed).toBe(words('rule.not-now.live-closed'));
    expect(ruleText({ rule: 'not-now', detail: { why: 'other' } }, words)).toBe(
      words('rule.not-now'),
    );
  });

  it('a cancel that was not done never claims that nothing was taken', () => {
    for (const failure of failures.filter((each) => !('money' in each))) {
      const { money } = sentenceFor(failure, 'cancel', words);
      expect(money).toBe(words('fate.charged'));
    }
  });

  it('a receipt that was not printed or saved never says what became of the payment', () => {
    for (const failure of failures) {
      const { money } = sentenceFor(failure, 'receipt', words);
      expect(money, JSON.stringify(failure)).toBe(words('fate.receipt'));
    }
    expect(words('fate.receipt')).not.toMatch(moneyWords[language]);
  });

  it('codes and tickets are shown where support asks for them', () => {
    expect(declineText('merchant', '8001', words).next).toContain('8001');
    expect(
      sentenceFor({ kind: 'bug', ticket: 'T-9', money: 'checking' }, 'sale', words).next,
    ).toContain('T-9');
  });

  it('every alarm and every end of a cancel says what became of the money', () => {
    for (const alarm of Object.keys(alarmRecord) as readonly Alarm[]) {
      for (const byHand of [true, false]) {
        const { money } = alarmText(alarm, paymentOf('P1', 'paid', { byHand }), words);
        expect(money, alarm).toMatch(moneyWords[language]);
      }
    }
    for (const state of Object.keys(cancelRecord) as readonly CancelState[]) {
      const { money } = cancelText({ ...cancelDone, state }, language, words);
      if (state === 'done') expect(money).toBe(words('fate.returned'));
      else expect(money, state).toMatch(moneyWords[language]);
    }
  });

  it('an alarm about money that was all given back no longer says approved', () => {
    const givenBack = paymentOf('P1', 'paid', { cancelledWon: won(12_000) });
    for (const alarm of ['late-paid', 'real-payment-in-test', 'by-hand-contradicted'] as const) {
      const said = alarmText(alarm, givenBack, words);
      expect(said.money, alarm).toBe(words('alarm.given-back.money'));
      expect(said.next, alarm).toBe(words('alarm.given-back.next'));
      const partly = alarmText(alarm, { ...givenBack, cancelledWon: won(3_000) }, words);
      expect(partly.money, alarm).not.toBe(said.money);
    }
  });

  it('every rule is a sentence with its figures in place', () => {
    const detail = { limit: 40, allowed: 'a, b', known: 1, was: 52 };
    for (const rule of allRules) expect(ruleText({ rule, detail }, words)).not.toMatch(/\{\{/);
    expect(ruleText({ rule: 'too-long', detail }, words)).toContain('40');
    expect(problemText({ field: 'x', rule: 'of-a-newer-program' }, words)).toBe(
      ruleText({ rule: 'format' satisfies Rule }, words),
    );
  });

  it('every notice is one line', () => {
    for (const notice of Object.values(notices).flat()) {
      expect(noticeText(notice, words)).toMatch(/^[^\n{]+$/);
    }
  });

  it('the screen of a lost answer speaks neither of failure nor of refusal', () => {
    const said = [words('unknown.title'), words('unknown.warn')].join(' ');
    expect(said).not.toMatch(/실패|거절|fail|declin|refus/i);
    expect(said).toMatch(moneyWords[language]);
  });

  it('the ends of a sale in which nothing was sent say that nothing was taken', () => {
    for (const key of ['ended.money', 'not-sent.money', 'short.money', 'part.money'] as const) {
      expect(words(key), key).toMatch(language === 'ko' ? /차감되지 않/ : /no points were taken/i);
    }
  });
});
