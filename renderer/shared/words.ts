import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../preload/views.ts';
import en from '../words/en/shared.json';
import ko from '../words/ko/shared.json';

/** The names of the words both windows use. */
export type SharedKey = keyof typeof ko;
/** What a sentence has blanks for: `{{amount}}` takes `{ amount: '12,000원' }`. */
export type Blanks = Readonly<Record<string, string | number>>;
/** One window's words in both languages: flat, each key a whole name such as `amount.title`. */
export type WindowWords = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/**
 * Makes the words of one window; synchronous, so the first paint has them. Keys that the window's own
 * words lack are looked for in the shared ones. Nothing is escaped: React does that.
 */
export function startWords(language: Language, name: string, words: WindowWords): i18n {
  const instance = createInstance();
  instance.use(initReactI18next);
  void instance.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: ['ko', 'en'],
    resources: {
      ko: { [name]: words.ko, shared: ko },
      en: { [name]: words.en, shared: en },
    },
    ns: [name, 'shared'],
    defaultNS: name,
    fallbackNS: 'shared',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Speaks this language from now on, and tells the page, so that a screen reader speaks it too. */
export function speak(words: i18n, language: Language): void {
  document.documentElement.lang = language;
  if (words.language !== language) void words.changeLanguage(language);
}

/** Looks up a word by its name; `Key` is what the compiler lets you ask for. */
export type Words<Key extends string> = (key: Key, blanks?: Blanks) => string;

/** The shared words, in the language of the page. */
export function useSharedWords(): Words<SharedKey> {
  const { t } = useTranslation();
  return (key, blanks) => t(key, blanks ?? {});
}

/** The language of the page now. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'ko';
}
