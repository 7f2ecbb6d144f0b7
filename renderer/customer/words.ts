import { useTranslation } from 'react-i18next';
import type { SharedKey, WindowWords, Words } from '../shared/words.ts';
import en from '../words/en/customer.json';
import ko from '../words/ko/customer.json';

/** The names of the words the customer's window may say. */
export type CustomerKey = keyof typeof ko | SharedKey;

/** The customer window's own words in both languages. */
export const customerWords: WindowWords = { ko, en };

/** The customer window's and the shared words, in the language of the page. */
export function useWords(): Words<CustomerKey> {
  const { t } = useTranslation();
  return (key, blanks) => t(key, blanks ?? {});
}
