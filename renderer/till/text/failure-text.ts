import type { DeclineReason, Failure, MoneyState } from '../../../preload/failure.ts';
import { pointsMoneyText, pointsRuleText } from '../points/points-text.ts';
import { receiptTitle } from '../receipt/receipt-failure-text.ts';
import type { About } from '../store/view-store.ts';
import type { TillWords } from '../words.ts';
import { ruleText } from './rule-text.ts';
import { moneyText, type Sentence } from './sentence.ts';

/**
 * What a failure tells the cashier. `about` decides about the money where the failure does not say: a
 * cancel that was not done leaves the payment approved, what is unknown stays so, everything else has
 * taken nothing.
 */
export function sentenceFor(failure: Failure, about: About, words: TillWords): Sentence {
  const money = moneyFor(failure, about, words);
  const said = titleAndNextFor(failure, words);
  const title = about === 'receipt' ? receiptTitle(failure, words) : null;
  if (title !== null) return { ...said, title, money };
  if (about !== 'points' || failure.kind !== 'refused') return { ...said, money };
  return { ...said, next: pointsRuleText(failure, words), money };
}

function moneyFor(failure: Failure, about: About, words: TillWords): string {
  if (about === 'points') return pointsMoneyText(failure, words);
  if (about === 'receipt') return words('fate.receipt');
  return moneyText(moneyOf(failure, about), words);
}

/** What became of the points, as far as this failure tells. */
export function moneyOf(failure: Failure, about: About): MoneyState {
  if ('money' in failure) return failure.money;
  return about === 'cancel' ? 'charged' : about === 'unknown' ? 'checking' : 'untouched';
}

function titleAndNextFor(failure: Failure, words: TillWords): Pick<Sentence, 'title' | 'next'> {
  switch (failure.kind) {
    case 'refused':
      return { title: words('failure.refused.title'), next: ruleText(failure, words) };
    case 'busy':
      return {
        title: words('failure.busy.title'),
        next: words('failure.busy.next', { order: failure.orderNo }),
      };
    case 'keychain':
      return {
        title: words(`failure.keychain.${failure.state}.title`),
        next: words(`failure.keychain.${failure.state}.next`),
      };
    case 'keys':
      return {
        title: words(`failure.keys.${failure.state}.title`),
        next: words(`failure.keys.${failure.state}.next`),
      };
    case 'storage':
      return {
        title: words(`failure.storage.${failure.state}.title`),
        next: words(`failure.storage.${failure.state}.next`),
      };
    case 'declined':
      return declineText(failure.reason, failure.code, words);
    case 'bug':
      return {
        title: words('failure.bug.title'),
        next: words('failure.bug.next', { ticket: failure.ticket }),
      };
    case 'points':
      return {
        title: words(`failure.points.${failure.reason}.title`),
        next: words(`failure.points.${failure.reason}.next`, pointsBlanksOf(failure)),
      };
    case 'offline':
    case 'insecure':
    case 'stopped':
    case 'no-answer':
    case 'not-allowed':
    case 'too-late':
      return {
        title: words(`failure.${failure.kind}.title`),
        next: words(`failure.${failure.kind}.next`),
      };
  }
}

/** `seconds`: how far this PC's clock is off. */
function pointsBlanksOf({ code, clockOffMs }: Extract<Failure, { kind: 'points' }>) {
  return { code, seconds: Math.round(Math.abs(clockOffMs ?? 0) / 1_000) };
}

/** Why a payment or cancel did not happen, and what to do; the code only where support asks for it. */
export function declineText(
  reason: DeclineReason,
  code: string,
  words: TillWords,
): Pick<Sentence, 'title' | 'next'> {
  return {
    title: words(`declined.${reason}.title`),
    next: words(`declined.${reason}.next`, { code }),
  };
}
