import type {
  Alarm,
  CancelView,
  PaymentState,
  PaymentView,
} from '../../../preload/payment-views.ts';
import type { Language } from '../../../preload/views.ts';
import type { Notice } from '../../../preload/window-states.ts';
import { wonText } from '../../shared/won-text.ts';
import type { TillWords } from '../words.ts';
import { declineText } from './failure-text.ts';
import { moneyText, type Sentence } from './sentence.ts';

/** How a payment stands, as the lists and the colours know it. */
export type Standing =
  | 'open'
  | 'waiting'
  | 'unknown'
  | 'approved'
  | 'declined'
  | 'cancelled'
  | 'part-cancelled';

/** Full or partial cancel is decided by the amounts. */
export function standingOf({ state, amountWon, cancelledWon }: PaymentView): Standing {
  if (state === 'paid' && cancelledWon > 0) {
    return cancelledWon >= amountWon ? 'cancelled' : 'part-cancelled';
  }
  return standings[state];
}

const standings: Readonly<Record<PaymentState, Standing>> = {
  created: 'open',
  waiting: 'waiting',
  sending: 'unknown',
  unknown: 'unknown',
  paid: 'approved',
  declined: 'declined',
  'not-charged': 'declined',
};

/** Something a person must look at: what happened, the money, the way out. */
export function alarmText(
  alarm: Alarm,
  { byHand, amountWon, cancelledWon }: Pick<PaymentView, 'byHand' | 'amountWon' | 'cancelledWon'>,
  words: TillWords,
): Sentence {
  const title = words(`alarm.${alarm}.title`);
  if (alarm in tookMoney && cancelledWon >= amountWon) {
    return { title, money: words('alarm.given-back.money'), next: words('alarm.given-back.next') };
  }
  // Contradicted by money that was found, or by money that was not.
  const proved = alarm === 'by-hand-contradicted' && !byHand;
  return {
    title,
    money: words(proved ? 'alarm.late-paid.money' : `alarm.${alarm}.money`),
    next: words(`alarm.${alarm}.next`),
  };
}

/** Alarms about money that was taken; once all of it is given back, that is what is said. */
const tookMoney = {
  'late-paid': true,
  'real-payment-in-test': true,
  'by-hand-contradicted': true,
} satisfies Partial<Record<Alarm, true>>;

/** What came of a cancel. */
export function cancelText(cancel: CancelView, language: Language, words: TillWords): Sentence {
  return {
    title: words(`cancelled.${cancel.state}.title`),
    money: cancel.state === 'done' ? words('fate.returned') : cancelMoneyText(cancel, words),
    next: nextText(cancel, language, words),
  };
}

function nextText(cancel: CancelView, language: Language, words: TillWords): string {
  const { state, declined, code, checksumWon, foundWon } = cancel;
  if (declined !== null) {
    const why = declineText(declined, code, words);
    return `${why.title}. ${why.next}`;
  }
  if (state !== 'needs-person' || foundWon === null) return words(`cancelled.${state}.next`);
  const was = wonText(checksumWon, language);
  return words('cancelled.needs-person.changed', { was, now: wonText(foundWon, language) });
}

/** A cancel that may be under way is being checked; otherwise the payment stands. */
function cancelMoneyText({ state }: CancelView, words: TillWords): string {
  const open = state === 'sending' || state === 'unknown';
  return moneyText(open || state === 'needs-person' ? 'checking' : 'charged', words);
}

/** One line above everything. */
export function noticeText(notice: Notice, words: TillWords): string {
  switch (notice.kind) {
    case 'keychain':
      return words(`notice.keychain.${notice.state}`);
    case 'storage':
      return words(`notice.storage.${notice.state}`);
    case 'settings':
      return words('notice.settings', { n: notice.problems.length });
    case 'backup-failed':
      return words(`notice.backup-failed.${notice.why}`);
    case 'unreadable':
      return words('notice.unreadable', { n: notice.count });
    case 'unresolved':
      return words('notice.unresolved', { n: notice.count });
    case 'alarm':
      return words('notice.alarm', { n: notice.count });
    case 'points-lost':
      return words('notice.points-lost', { n: notice.count });
    case 'needs-person':
      return words('notice.needs-person', { n: notice.count });
    case 'offline':
      return offlineText(notice, words);
    case 'real-gateway-closed':
      return words(`notice.real-gateway-closed.${notice.rule}`);
    case 'keys-missing':
      return words(`notice.${notice.kind}`);
  }
}

/** What cannot be done, what still can, and what goes on by itself later. */
function offlineText(
  { waiting, maySell }: Extract<Notice, { kind: 'offline' }>,
  words: TillWords,
): string {
  const selling = words(maySell ? 'notice.offline.may-sell' : 'notice.offline');
  const lines = [selling, words('notice.offline.works')];
  return [...lines, waiting > 0 ? words('notice.offline.waiting', { n: waiting }) : '']
    .join(' ')
    .trim();
}

/** What the provider said who said no, word for word, with its code; null when it said nothing. */
export function saidText({ code, message }: Pick<CancelView, 'code' | 'message'>): string | null {
  const text = (message.includes(code) ? message : `${code} ${message}`).trim();
  return text === '' ? null : text;
}
