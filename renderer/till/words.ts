import { useTranslation } from 'react-i18next';
import type { SharedKey, WindowWords, Words } from '../shared/words.ts';
import enPoints from '../words/en/points.json';
import enPrinting from '../words/en/printing.json';
import en from '../words/en/till.json';
import koPoints from '../words/ko/points.json';
import koPrinting from '../words/ko/printing.json';
import ko from '../words/ko/till.json';

/** The names of the words the till may say. */
export type TillKey = keyof typeof ko | keyof typeof koPoints | keyof typeof koPrinting | SharedKey;
/** A lookup of the till's words, for functions that make sentences. */
export type TillWords = Words<TillKey>;

/** The till's own words in both languages. */
export const tillWords: WindowWords = {
  ko: { ...ko, ...koPoints, ...koPrinting },
  en: { ...en, ...enPoints, ...enPrinting },
};

/** The till's and the shared words, in the language of the page. */
export function useWords(): TillWords {
  const { t } = useTranslation();
  return (key, blanks) => t(key, blanks ?? {});
}
