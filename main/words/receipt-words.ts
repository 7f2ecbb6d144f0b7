import { createInstance, type i18n } from 'i18next';
import type { Language } from '../../preload/views.ts';
import en from './en/receipts.json' with { type: 'json' };
import ko from './ko/receipts.json' with { type: 'json' };

/** The names of the words on receipts. */
export type ReceiptWord = keyof typeof ko;

/** Looks up a word; blanks are `{{name}}`. What fills a blank is never read as a word itself. */
export type ReceiptWords = (
  word: ReceiptWord,
  blanks?: Readonly<Record<string, string | number>>,
) => string;

let made: i18n | null = null;

/** The words on receipts in one language. */
export function receiptWordsOf(language: Language): ReceiptWords {
  made ??= newWords();
  const words = made.getFixedT(language);
  return (word, blanks) => words(word, blanks ?? {});
}

function newWords(): i18n {
  const instance = createInstance();
  void instance.init({
    lng: 'ko',
    fallbackLng: false,
    resources: { ko: { receipts: ko }, en: { receipts: en } },
    ns: ['receipts'],
    defaultNS: 'receipts',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}
