import type { Refusal, Rule } from '../../../preload/failure.ts';
import type { SettingsProblem } from '../../../preload/views.ts';
import type { TillWords } from '../words.ts';

const rules: Readonly<Record<Rule, true>> = {
  missing: true,
  'not-an-object': true,
  'not-text': true,
  'not-a-number': true,
  'whole-won': true,
  'above-zero': true,
  'over-limit': true,
  'too-long': true,
  'too-many-digits': true,
  'has-spaces': true,
  'has-control': true,
  'one-of': true,
  'not-a-url': true,
  'not-https': true,
  'not-base64': true,
  'live-address': true,
  'not-loopback': true,
  'not-json': true,
  unreadable: true,
  'unknown-field': true,
  'newer-version': true,
  format: true,
  'only-in-development': true,
  'while-open': true,
  'points-open': true,
  'open-elsewhere': true,
  'cannot-tell': true,
  'not-now': true,
  'too-short': true,
  'too-early': true,
  'belongs-elsewhere': true,
  'other-amount': true,
  'not-found': true,
  'no-printer': true,
  'no-print-service': true,
  off: true,
  'not-printed': true,
  'print-unsure': true,
  'being-printed': true,
  'not-drawn': true,
  'no-room': true,
  'no-permission': true,
  'no-folder': true,
  'not-written': true,
  'our-page-only': true,
};

/** Every rule, for tests and for reading rules that come as plain text. */
export const allRules: readonly Rule[] = Object.keys(rules).filter(isRule);

function isRule(text: string): text is Rule {
  return Object.hasOwn(rules, text);
}

/** What is wrong with the value and what to do, as one sentence. */
export function ruleText(refusal: Pick<Refusal, 'rule' | 'detail'>, words: TillWords): string {
  const closed = refusal.rule === 'not-now' ? closedText(refusal.detail?.['why'], words) : null;
  const orders = ordersText(refusal.detail, words);
  return closed ?? words(`rule.${refusal.rule}`, { ...noFigures, ...refusal.detail, ...orders });
}

/** What stands in the way of a change, by how it stands. */
function ordersText(detail: Refusal['detail'], words: TillWords): { readonly orders?: string } {
  const lists = (['open', 'waiting', 'watched'] as const).flatMap((standing) => {
    const orders = detail?.[standing];
    return typeof orders === 'string' && orders !== ''
      ? [words(`rule.matters.${standing}`, { orders })]
      : [];
  });
  return lists.length === 0 ? {} : { orders: lists.join(' · ') };
}

const closedWhys = ['live-closed', 'outside-electron', 'no-staging', 'simulated'] as const;

/** Why the gateway is closed, where that is why something cannot be done now. */
function closedText(why: unknown, words: TillWords): string | null {
  const known = closedWhys.find((each) => each === why);
  return known === undefined ? null : words(`rule.not-now.${known}`);
}

/** The same for a problem of the settings file; a rule of a newer program reads as a wrong form. */
export function problemText({ rule, detail }: SettingsProblem, words: TillWords): string {
  const known: Rule = isRule(rule) ? rule : 'format';
  return ruleText(detail === undefined ? { rule: known } : { rule: known, detail }, words);
}

/** Figures a rule may leave out; the sentences read well without them. */
const noFigures = { limit: '', allowed: '', known: '', was: '', orders: '', mode: '', seconds: '' };
