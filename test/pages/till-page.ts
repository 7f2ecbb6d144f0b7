import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../preload/views.ts';
import enPoints from '../../renderer/words/en/points.json' with { type: 'json' };
import enPrinting from '../../renderer/words/en/printing.json' with { type: 'json' };
import enShared from '../../renderer/words/en/shared.json' with { type: 'json' };
import enTill from '../../renderer/words/en/till.json' with { type: 'json' };
import koPoints from '../../renderer/words/ko/points.json' with { type: 'json' };
import koPrinting from '../../renderer/words/ko/printing.json' with { type: 'json' };
import koShared from '../../renderer/words/ko/shared.json' with { type: 'json' };
import koTill from '../../renderer/words/ko/till.json' with { type: 'json' };

const words = {
  ko: { ...koShared, ...koTill, ...koPoints, ...koPrinting },
  en: { ...enShared, ...enTill, ...enPoints, ...enPrinting },
};
type Word = keyof typeof words.ko;
type Blanks = Readonly<Record<string, string | number>>;

/** How a cashier keys an amount. */
export type Hand = 'touch' | 'keyboard' | 'numpad';

/** The till's window as a person works it: by the names on its buttons and by its keys. */
export class TillPage {
  readonly page: Page;
  #language: Language;

  constructor(page: Page, language: Language = 'ko') {
    this.page = page;
    this.#language = language;
  }

  /** A sentence of this window in the language it speaks now. */
  word(word: Word, blanks: Blanks = {}): string {
    return Object.entries(blanks).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      words[this.#language][word],
    );
  }

  /** The button that says this; its key hint is no part of its name. */
  button(word: Word, blanks?: Blanks): Locator {
    return this.page.getByRole('button', { name: this.word(word, blanks), exact: true });
  }

  /** The sentence, wherever it stands. */
  says(word: Word, blanks?: Blanks): Locator {
    return this.page.getByText(this.word(word, blanks)).first();
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The line above everything. */
  banner(): Locator {
    return this.page.locator('header + div > p[role="alert"]');
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** What is written on the receipt that is open, without its spaces. */
  async receiptText(
    kind: 'sale' | 'cancel' | 'partial-cancel' | 'unknown' | 'waiting' | 'deposit',
  ): Promise<string> {
    const name = this.word('receipt.alt', { kind: this.word(`receipt.${kind}`) });
    const picture = this.dialog().getByRole('img', { name, exact: true });
    const source = (await picture.getAttribute('src')) ?? '';
    const svg = decodeURIComponent(source.slice(source.indexOf(',') + 1));
    return svg
      .replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, '')
      .replaceAll('&#xa0;', '')
      .replaceAll(/\s/g, '');
  }

  /** Everything a person can read in the window. */
  async text(): Promise<string> {
    return (await this.page.locator('body').allInnerTexts()).join('\n');
  }

  async state(): Promise<string | null> {
    return this.page.locator('body').getAttribute('data-state');
  }

  /** `none`, `history`, `detail`, `cancel`, `cancelled`, `waiting`, `set-up`, `points`, `issuance`, … */
  async panel(): Promise<string | null> {
    return this.page.locator('body').getAttribute('data-panel');
  }

  /** Waits until the window stands there; `idle`, `customer.pw`, `approved`, … */
  async waitFor(state: string): Promise<void> {
    await this.page.locator(`body[data-state="${state}"]`).waitFor();
  }

  async waitForPanel(panel: string): Promise<void> {
    await this.page.locator(`body[data-panel="${panel}"]`).waitFor();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async typeAmount(digits: string, hand: Hand = 'keyboard'): Promise<void> {
    for (const digit of digits) await this.#digit(digit, hand);
  }

  /** The amount that stands on the home screen, with its unit. */
  amount(): Locator {
    return this.page.getByTestId('amount');
  }

  /** What would be cancelled, with its unit. */
  cancelAmount(): Locator {
    return this.page.getByTestId('cancel-amount');
  }

  /** The rows of the list that is open. */
  rows(): Locator {
    return this.page.locator('[data-row]');
  }

  /** The provider's breakdown in the payment that is open. */
  breakdown(): Locator {
    return this.page.getByRole('region', { name: this.word('breakdown.title') });
  }

  /** The last row of its table. */
  breakdownTotals(): Locator {
    return this.breakdown().locator('tfoot tr');
  }

  breakdownRows(): Locator {
    return this.breakdown()
      .getByRole('listitem')
      .filter({ has: this.page.locator('strong') });
  }

  /** Looks for a payment by its number, in the list of payments. */
  async find(text: string): Promise<void> {
    await this.press('F6');
    await this.waitForPanel('history');
    await this.page.getByLabel(this.word('history.find')).fill(text);
    await this.button('history.find.button').click();
  }

  /** Finds a payment by its number and opens it. */
  async openPayment(text: string): Promise<void> {
    await this.find(text);
    await this.waitForPanel('detail');
  }

  /** Opens the shop's own points, from the keypad. */
  async openPoints(): Promise<void> {
    await this.press('Alt+Digit0');
    await this.waitForPanel('points');
    await this.button('points.refresh').waitFor();
  }

  /** Asks for the shop's own points, and gives the manager's yes. Ends on the request. */
  async askForPoints(amountWon: number): Promise<void> {
    await this.button('points.request.open').click();
    await this.waitForPanel('points-request');
    // Six digits keyed as fast as a program does are a scan.
    await this.typeAmount(String(amountWon), 'touch');
    await this.press('Enter');
    await this.button('ask.request-points.yes').click();
    await this.waitForPanel('issuance');
  }

  /** How the request for points that is open stands: `waited`, `ready`, `needs-person`, … */
  standing(): Locator {
    return this.page.locator('[data-standing]').first();
  }

  /** Looks a request for points up by its number, in their panel. */
  async lookUpPoints(number: string): Promise<void> {
    await this.page.getByLabel(this.word('points.look-up'), { exact: true }).fill(number);
    await this.button('history.find.button').click();
  }

  /** Presses the switch; the till speaks the other language afterwards. */
  async speak(language: Language): Promise<void> {
    await this.page.getByRole('button', { name: language === 'en' ? 'English' : '한국어' }).click();
    this.#language = language;
  }

  async #digit(digit: string, hand: Hand): Promise<void> {
    if (hand === 'touch') {
      const keypad = this.page.getByRole('region', { name: this.word('keypad') });
      await keypad.getByRole('button', { name: digit, exact: true }).click();
    } else await this.press(hand === 'numpad' ? `Numpad${digit}` : `Digit${digit}`);
  }
}
