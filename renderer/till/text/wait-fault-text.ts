import type { Language } from '../../../preload/views.ts';
import type { WaitFault } from '../../../preload/waiting-charge.ts';
import { wonOf, wonText } from '../../shared/won-text.ts';
import type { TillWords } from '../words.ts';

/** Which cap does not let a charge wait, its figure, and what to do. */
export function waitFaultText(
  { why, limit }: WaitFault,
  language: Language,
  words: TillWords,
): string {
  switch (why) {
    case 'per-charge':
    case 'sum':
    case 'unseen': {
      const won = wonOf(limit);
      return words(`wait.fault.${why}`, { limit: won === null ? '' : wonText(won, language) });
    }
    case 'count':
    case 'too-old':
      return words(`wait.fault.${why}`, { limit });
    case 'no-keychain':
    case 'maybe-sent':
    case 'balance':
      return words(`wait.fault.${why}`);
  }
}
