import type { Failure, Rule } from '../../../preload/failure.ts';
import type { TillWords } from '../words.ts';

/** What did not happen, for the rules that only printing and saving know. */
const titles = {
  'no-printer': 'print.failed.no-printer',
  off: 'print.failed.off',
  'not-printed': 'print.failed.not-printed',
  'print-unsure': 'print.failed.print-unsure',
  'being-printed': 'print.failed.being-printed',
  'not-drawn': 'print.failed.not-drawn',
  'no-room': 'print.failed.not-saved',
  'no-permission': 'print.failed.not-saved',
  'no-folder': 'print.failed.not-saved',
  'not-written': 'print.failed.not-saved',
} as const satisfies Partial<Record<Rule, string>>;

function hasOwnTitle(rule: Rule): rule is keyof typeof titles {
  return Object.hasOwn(titles, rule);
}

/** The title of a failure about a receipt, where it has one of its own. */
export function receiptTitle(failure: Failure, words: TillWords): string | null {
  if (failure.kind !== 'refused' || !hasOwnTitle(failure.rule)) return null;
  return words(titles[failure.rule]);
}
