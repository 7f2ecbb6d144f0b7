import { describe, expect, it, test } from 'vitest';
import type { Failure, PointsReason } from '../../../preload/failure.ts';
import type { IssuanceView } from '../../../preload/points-views.ts';
import { accountGroups } from '../../../renderer/till/points/account-groups.ts';
import { balanceDriftOf } from '../../../renderer/till/points/balance-drift.ts';
import { chartBox, chartShapeOf } from '../../../renderer/till/points/chart-shape.ts';
import { dueTimeOf } from '../../../renderer/till/points/due-time.ts';
import {
  clockText,
  driftText,
  dueText,
  gapText,
  refusalText,
  standingText,
} from '../../../renderer/till/points/points-text.ts';
import {
  openBlockOf,
  pointsBlockOf,
  requestBlockOf,
} from '../../../renderer/till/points/request-block.ts';
import {
  type IssuanceStanding,
  issuanceStandingOf,
  mayCancelIssuance,
  mayPrintSlip,
} from '../../../renderer/till/points/standing.ts';
import { sentenceFor } from '../../../renderer/till/text/failure-text.ts';
import { issuanceOf, quietPoints, unansweredOf } from '../../fakes/points-views.ts';
import { noonMs, won } from '../../fakes/till-states.ts';
import { languages, wordsIn } from './till-words.ts';

const dueMs = noonMs + 3_600_000;

describe('where a request stands', () => {
  test.each<readonly [IssuanceStanding, Partial<IssuanceView>, nowMs: number]>([
    ['sending', { state: 'sending', status: null }, noonMs],
    ['refused', { state: 'refused', status: null }, noonMs],
    ['not-sent', { state: 'not-sent', status: null }, noonMs],
    ['needs-person', { state: 'needs-person', status: null }, noonMs],
    ['settled', { state: 'settled', status: null }, noonMs],
    ['waited', { status: 'waited' }, noonMs],
    ['ready', {}, dueMs - 1],
    ['overdue', {}, dueMs],
    ['cancelling', { cancelUnderway: true }, dueMs],
    ['done', { status: 'done' }, dueMs],
    ['cancelled', { status: 'cancelled' }, noonMs],
    ['failed', { status: 'failed' }, noonMs],
    ['other', { status: 'other' }, noonMs],
    ['other', { status: null }, noonMs],
  ])('is %s', (standing, more, nowMs) => {
    const issuance = issuanceOf('R1', more, dueMs);
    expect(issuanceStandingOf(issuance, nowMs)).toBe(standing);
    const onlyReady = standing === 'ready' || standing === 'overdue';
    expect(mayCancelIssuance(issuance)).toBe(onlyReady);
    for (const language of languages) {
      const said = standingText(standing, wordsIn(language));
      for (const part of Object.values(said)) expect(part).not.toMatch(/^$|\{\{/);
    }
  });

  it('gives a slip only while there is an account to pay into', () => {
    const bare = { bankName: '국민은행', accountNumber: null, holderName: null, dueMs: null };
    expect(mayPrintSlip(issuanceOf('R1'))).toBe(true);
    expect(mayPrintSlip(issuanceOf('R1', { account: null }))).toBe(false);
    expect(mayPrintSlip(issuanceOf('R1', { account: bare }))).toBe(false);
    expect(mayPrintSlip(issuanceOf('R1', { status: 'done' }))).toBe(false);
    expect(mayPrintSlip(issuanceOf('R1', { cancelUnderway: true }))).toBe(false);
    expect(mayPrintSlip(issuanceOf('R1', { accountElsewhere: true }))).toBe(false);
  });

  it('never calls a lost answer refused, and says not to ask again', () => {
    const { title, money, next } = standingText('needs-person', wordsIn('ko'));
    expect(`${title}${money}`).not.toMatch(/실패|거절|받지 않았/);
    expect(next).toMatch(/다시 요청하지 마세요/);
  });

  it('says to pay nothing into an account whose request has ended', () => {
    for (const standing of ['overdue', 'cancelled', 'failed'] as const) {
      expect(standingText(standing, wordsIn('ko')).next).toMatch(/입금하지 마세요/);
      expect(standingText(standing, wordsIn('en')).next).toMatch(/Do not pay/);
    }
  });
});

test.each([
  ['nothing-known', null, 1_000, undefined],
  ['nothing-known', 1_000, null, undefined],
  ['no-deposit', 1_000, 1_000, 0],
  ['deposit', 1_000, 501_000, 500_000],
  ['something-else', 1_000, 400, -600],
  ['something-else', 1_000, 501_001, 500_001],
])('two balances suggest %s', (suggests, balanceBeforeWon, balanceNowWon, gapWon) => {
  const drift = balanceDriftOf({ amountWon: won(500_000), balanceBeforeWon, balanceNowWon });
  expect(drift).toEqual(gapWon === undefined ? { suggests } : { suggests, gapWon });
  for (const language of languages) {
    expect(driftText(drift, language, wordsIn(language))).not.toMatch(/\{\{/);
  }
});

it('writes a difference with its sign', () => {
  expect([500_000, -600, 0].map((won) => gapText(won, 'ko'))).toEqual(['+500,000P', '−600P', '0P']);
});

test.each([
  [0, 'over', '기한이 지났습니다'],
  [-5, 'over', '기한이 지났습니다'],
  [1, 'soon', '0분 1초 남음'],
  [3_599_999, 'soon', '60분 0초 남음'],
  [3_600_000, 'later', '1시간 0분 남음'],
  [26 * 3_600_000 + 59_000, 'later', '1일 2시간 남음'],
])('%i ms before the due time it is %s', (leftMs, at, text) => {
  const due = dueTimeOf(noonMs, noonMs - leftMs);
  expect(due.at).toBe(at);
  expect(dueText(due, wordsIn('ko'))).toBe(text);
});

test.each([
  ['45120204123456', ['4512', '0204', '1234', '56']],
  ['4512-02-04123456', ['4512-', '02-', '04123456']],
  ['', []],
])('the account number %j is read in groups that add up to it', (number, groups) => {
  expect(accountGroups(number)).toEqual(groups);
  expect(accountGroups(number).join('')).toBe(number);
});

describe('the chart', () => {
  it('is nothing without a look, and one dot in the middle after one', () => {
    expect(chartShapeOf([])).toBeNull();
    const one = chartShapeOf([{ atMs: 1, balanceWon: 5 }]);
    expect(one?.points).toMatchObject([{ x: chartBox.width / 2, y: chartBox.height / 2 }]);
  });

  it('goes in steps from the first look to the last, the largest on top', () => {
    const seen = [
      { atMs: 10, balanceWon: 0 },
      { atMs: 20, balanceWon: 100 },
      { atMs: 30, balanceWon: 50 },
    ];
    const shape = chartShapeOf(seen);
    expect(shape?.path).toBe('M8 88H160V8H312V48');
    expect(shape).toMatchObject({ lowest: seen[0], highest: seen[1], last: seen[2] });
    expect(chartShapeOf(seen.toReversed())?.path).toBe(shape?.path);
  });

  it('stays within its box however much there is', () => {
    const shape = chartShapeOf(
      Array.from({ length: 200 }, (_, at) => ({ atMs: at * 997, balanceWon: (at * 7919) % 4001 })),
    );
    for (const { x, y } of shape?.points ?? []) {
      expect(x).toBeGreaterThanOrEqual(chartBox.edge);
      expect(x).toBeLessThanOrEqual(chartBox.width - chartBox.edge);
      expect(y).toBeGreaterThanOrEqual(chartBox.edge);
      expect(y).toBeLessThanOrEqual(chartBox.height - chartBox.edge);
    }
  });
});

describe('what stands in the way', () => {
  it('is a request that is just being sent, and no look', () => {
    const typed = { view: quietPoints, shown: null, number: '', pad: false, digits: '5' };
    expect(requestBlockOf({ ...typed, busy: ['request'] }, 'test')).toBe('busy');
    expect(requestBlockOf({ ...typed, busy: ['refresh', 'look-up'] }, 'test')).toBeNull();
    expect(requestBlockOf({ ...typed, digits: '', busy: [] }, 'test')).toBe('empty');
  });

  it('is nothing in practice without keys, and the keys elsewhere', () => {
    const bare = { ...quietPoints, keys: 'missing' } as const;
    expect(pointsBlockOf(null, 'training')).toBe('loading');
    expect(pointsBlockOf(bare, 'training')).toBeNull();
    expect(pointsBlockOf(bare, 'test')).toBe('keys');
    expect(pointsBlockOf({ ...bare, available: false }, 'test')).toBe('unavailable');
  });

  it('is an open request of this account, whoever asked for it, and not one that ended', () => {
    const with_ = (issuance: IssuanceView) => ({ ...quietPoints, issuances: [issuance] });
    expect(openBlockOf(with_(issuanceOf('R1')))).toBe('open');
    expect(openBlockOf(with_(unansweredOf('R1')))).toBe('needs-person');
    expect(openBlockOf(with_(unansweredOf('R1', { state: 'sending' })))).toBe('sending');
    expect(openBlockOf(with_(issuanceOf('R1', { requestId: null })))).toBe('open');
    expect(openBlockOf(with_(issuanceOf('R1', { accountElsewhere: true })))).toBeNull();
    expect(openBlockOf(with_(issuanceOf('R1', { status: 'done' })))).toBeNull();
    expect(openBlockOf(with_(unansweredOf('R1', { state: 'settled' })))).toBeNull();
  });
});

describe.each(languages)('failures in %s', (language) => {
  const words = wordsIn(language);
  const reasons: Readonly<Record<PointsReason, boolean>> = {
    'sign-in': false,
    clock: false,
    'not-found': false,
    permission: false,
    'too-many': false,
    'bad-request': false,
    'not-ready': false,
    'one-ready': false,
    server: false,
    'unknown-outcome': true,
    unavailable: false,
  };

  it.each(Object.entries(reasons))(
    '%s says what became of the shop’s points',
    (reason, unclear) => {
      const failure = { kind: 'points', reason, code: 'X', message: '', clockOffMs: -95_000 };
      const said = sentenceFor(failure as Failure, 'points', words);
      expect(said.money).toBe(words(unclear ? 'points.fate.unclear' : 'points.fate.untouched'));
      for (const part of Object.values(said)) expect(part).not.toMatch(/^$|\{\{/);
    },
  );

  it('never speak of the customer’s points', () => {
    const failures: readonly Failure[] = [
      { kind: 'offline', money: 'untouched' },
      { kind: 'insecure', money: 'untouched' },
      { kind: 'stopped', money: 'untouched' },
      { kind: 'keys', state: 'missing' },
      { kind: 'storage', state: 'full' },
      { kind: 'not-allowed' },
    ];
    for (const failure of failures) {
      expect(sentenceFor(failure, 'points', words).money).toBe(words('points.fate.untouched'));
    }
    const lost: Failure = { kind: 'no-answer', money: 'checking' };
    expect(sentenceFor(lost, 'points', words).money).toBe(words('points.fate.unclear'));
  });

  it('tell a clock that is off by its seconds and its direction', () => {
    expect(clockText(95_400, words)).toBe(words('points.clock.slow', { n: '95' }));
    expect(clockText(-2_000_000, words)).toBe(words('points.clock.fast', { n: '2,000' }));
  });
});

it('tells Bunjang’s own words from what came in the place of an answer', () => {
  const words = wordsIn('ko');
  const refusal = { code: 'BAD_REQUEST', reason: '진행 중' };
  const refused = unansweredOf('R1', { state: 'refused', refusal });
  expect(refusalText(refused, words)).toBe('번개장터의 답: BAD_REQUEST · 진행 중');
  const lost = (code: string, reason: string) =>
    refusalText(unansweredOf('R1', { refusal: { code, reason } }), words);
  expect(lost('', 'reset')).toBe('답이 오기 전에 연결이 끊겼습니다');
  expect(lost('offline', '')).toBe('인터넷이 끊겨 있었습니다');
  expect(lost('OTHER_AMOUNT', '133 5 READY')).toContain('133 5 READY');
  expect(lost('UNKWOWN_ERROR', '')).toBe('번개장터의 답: UNKWOWN_ERROR');
  expect(refusalText(issuanceOf('R1'), words)).toBeNull();
});

it('speaks of Bunjang, not of the payment company, when a number is not taken', () => {
  const refused = { kind: 'refused', field: 'points.issuanceId' } as const;
  for (const rule of ['too-early', 'belongs-elsewhere', 'other-amount', 'not-found'] as const) {
    const detail = { seconds: 9, orders: 'R9', was: 1, limit: 2 };
    const { next } = sentenceFor({ ...refused, rule, detail }, 'points', wordsIn('ko'));
    expect(next, rule).not.toMatch(/포트원|결제사|\{\{/);
  }
});
