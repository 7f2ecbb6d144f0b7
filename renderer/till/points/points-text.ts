import type { Failure, Refusal, Rule } from '../../../preload/failure.ts';
import type { IssuanceView } from '../../../preload/points-views.ts';
import type { Language } from '../../../preload/views.ts';
import { digitsText, pointsText } from '../../shared/won-text.ts';
import { ruleText } from '../text/rule-text.ts';
import type { Sentence } from '../text/sentence.ts';
import type { TillWords } from '../words.ts';
import type { BalanceDrift } from './balance-drift.ts';
import type { DueTime } from './due-time.ts';
import type { IssuanceStanding } from './standing.ts';

/** What happened to a request, what became of the shop's points, and what to do. */
export function standingText(standing: IssuanceStanding, words: TillWords): Sentence {
  return {
    title: words(`points.is.${standing}`),
    money: words(`points.fate.${fates[standing]}`),
    next: words(`points.next.${standing}`),
  };
}

type Fate = 'asked-nothing' | 'not-yet' | 'overdue' | 'maybe' | 'came' | 'none-came' | 'unclear';

const fates: Readonly<Record<IssuanceStanding, Fate>> = {
  sending: 'maybe',
  refused: 'asked-nothing',
  'not-sent': 'asked-nothing',
  'needs-person': 'maybe',
  settled: 'asked-nothing',
  cancelling: 'unclear',
  waited: 'not-yet',
  ready: 'not-yet',
  overdue: 'overdue',
  done: 'came',
  cancelled: 'none-came',
  failed: 'none-came',
  other: 'unclear',
};

/** `+50,000P`, `−1,000P` or `0P`. */
export function gapText(gapWon: number, language: Language): string {
  const sign = gapWon > 0 ? '+' : gapWon < 0 ? '−' : '';
  return `${sign}${pointsText(Math.abs(gapWon), language)}`;
}

/** What the two balances suggest about a lost answer. */
export function driftText(drift: BalanceDrift, language: Language, words: TillWords): string {
  const gap = 'gapWon' in drift ? gapText(drift.gapWon, language) : '';
  return words(`points.drift.${drift.suggests}`, { gap });
}

/** `2일 3시간 남음`, `59분 10초 남음`, or that it is over. */
export function dueText(due: DueTime, words: TillWords): string {
  switch (due.at) {
    case 'over':
      return words('points.due.over');
    case 'soon':
      return words('points.due.soon', { m: due.minutes, s: due.seconds });
    case 'later': {
      const { days: d, hours: h, minutes: m } = due;
      return d > 0 ? words('points.due.days', { d, h }) : words('points.due.hours', { h, m });
    }
  }
}

/** What main writes down where no answer came, or one that cannot be this request's. */
const came = {
  timeout: true,
  reset: true,
  'too-large': true,
  redirect: true,
  unreadable: true,
  offline: true,
  insecure: true,
  stopped: true,
  'keys-missing': true,
  NUMBER_USED: true,
  OTHER_AMOUNT: true,
} as const;

function isCame(text: string): text is keyof typeof came {
  return Object.hasOwn(came, text);
}

/** Bunjang's own words, for support; or what happened in the place of an answer, in ours. */
export function refusalText({ refusal }: IssuanceView, words: TillWords): string | null {
  if (refusal === null) return null;
  const { code, reason } = refusal;
  const known = [code, reason].find(isCame);
  if (known !== undefined) return words(`points.came.${known}`, { said: reason });
  return words('points.said', { said: [code, reason].filter((part) => part !== '').join(' · ') });
}

/** Rules that speak of Bunjang where payments have words of their own. */
const rules = { 'too-early': true, 'belongs-elsewhere': true } as const;

function hasOwnRule(rule: Rule): rule is keyof typeof rules {
  return Object.hasOwn(rules, rule);
}

/** What is wrong with what was asked about the shop's points, and what to do. */
export function pointsRuleText(refusal: Refusal, words: TillWords): string {
  const { rule, detail } = refusal;
  if (!hasOwnRule(rule)) return ruleText(refusal, words);
  return words(`points.rule.${rule}`, { seconds: '', orders: '', ...detail });
}

/** Which way this PC's clock is off, and by how many seconds. `offMs`: Bunjang's clock minus this PC's. */
export function clockText(offMs: number, words: TillWords): string {
  const n = digitsText(Math.round(Math.abs(offMs) / 1000));
  return words(offMs > 0 ? 'points.clock.slow' : 'points.clock.fast', { n });
}

/** What became of the shop's own points after an act that did not end as hoped. */
export function pointsMoneyText(failure: Failure, words: TillWords): string {
  const unclear =
    (failure.kind === 'points' && failure.reason === 'unknown-outcome') ||
    ('money' in failure && failure.money === 'checking');
  return words(unclear ? 'points.fate.unclear' : 'points.fate.untouched');
}
