import type { Language } from '../../../preload/views.ts';
import { startWords } from '../../../renderer/shared/words.ts';
import { type TillWords, tillWords } from '../../../renderer/till/words.ts';

/** The till's words in one language; a key that is missing throws. */
export function wordsIn(language: Language): TillWords {
  const words = startWords(language, 'till', tillWords);
  return (key, blanks) => {
    if (!words.exists(key)) throw new Error(`no word for ${key} in ${language}`);
    return words.t(key, blanks ?? {});
  };
}

export const languages: readonly Language[] = ['ko', 'en'];

/** What became of the money, in the words every message about a payment must hold one of. */
export const moneyWords: Readonly<Record<Language, RegExp>> = {
  ko: /차감되지 않|차감됐|승인됨|승인됐|승인된|확인 중|확인되지 않/,
  en: /points were taken|approved|being checked|has confirmed/i,
};
