import type { MoneyState } from '../../../preload/failure.ts';
import type { TillWords } from '../words.ts';

/** Every message to the cashier: what happened, what became of the money, what to do now. */
export type Sentence = {
  readonly title: string;
  readonly money: string;
  readonly next: string;
};

/** The middle part; each of these texts holds one of the words 차감되지 않음, 승인됨, 확인 중. */
export function moneyText(money: MoneyState, words: TillWords): string {
  return words(`fate.${money}`);
}
