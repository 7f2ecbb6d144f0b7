import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../preload/views.ts';
import enCustomer from '../../renderer/words/en/customer.json' with { type: 'json' };
import koCustomer from '../../renderer/words/ko/customer.json' with { type: 'json' };

const words = { ko: koCustomer, en: enCustomer };
type Word = keyof typeof koCustomer;

/** How a customer presses: by finger or mouse on the screen, or on a real keyboard. */
export type Hand = 'touch' | 'keyboard';

/** The customer's window as a person works it: by the names on its buttons, never by its insides. */
export class CustomerPage {
  readonly page: Page;
  #language: Language;

  constructor(page: Page, language: Language = 'ko') {
    this.page = page;
    this.#language = language;
  }

  /** A sentence of this window in the language it speaks now. */
  word(word: Word, blanks: Readonly<Record<string, string | number>> = {}): string {
    return Object.entries(blanks).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      words[this.#language][word],
    );
  }

  button(word: Word, blanks?: Readonly<Record<string, string | number>>): Locator {
    return this.page.getByRole('button', { name: this.word(word, blanks), exact: true });
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async state(): Promise<string | null> {
    return this.page.locator('body').getAttribute('data-state');
  }

  /** Waits until the window stands there; `customer.pw`, `approved`, … */
  async waitFor(state: string): Promise<void> {
    await this.page.locator(`body[data-state="${state}"]`).waitFor();
  }

  /** The amount is right. */
  async accept(): Promise<void> {
    await this.button('intro.go').click();
    await this.waitFor('customer.id');
  }

  /** Types the ID and the password and hands them over. */
  async signIn(user: string, password: string, hand: Hand = 'touch'): Promise<void> {
    await this.waitFor('customer.id');
    await this.type(user, hand);
    await this.confirm(hand);
    await this.waitFor('customer.pw');
    await this.type(password, hand);
    await this.confirm(hand);
  }

  async confirm(hand: Hand = 'touch'): Promise<void> {
    if (hand === 'keyboard') await this.page.keyboard.press('Enter');
    else await this.button('confirm').click();
  }

  async type(text: string, hand: Hand = 'touch'): Promise<void> {
    if (hand === 'keyboard') await this.page.keyboard.type(text);
    else for (const char of text) await this.#tap(char);
  }

  async erase(): Promise<void> {
    await this.button('key.erase.name').click();
  }

  /** What stands in the input that is seen. Only for checks: nobody else may read it. */
  async shownEntry(): Promise<string> {
    return this.#entry().inputValue();
  }

  #entry(): Locator {
    return this.page.locator('input:not([hidden])');
  }

  /** Agrees to the points named on the button, for example `12,000P`. */
  async consent(points: string): Promise<void> {
    await this.button('consent.yes', { points }).click();
  }

  /** Agrees to be charged these points when the line is back. */
  async agreeToWait(points: string): Promise<void> {
    await this.button('wait.yes', { points }).click();
  }

  /** Agrees to use only the points there are. */
  async agreeToPart(points: string): Promise<void> {
    await this.button('short.part', { points }).click();
  }

  async again(): Promise<void> {
    await this.button('declined.again').click();
    await this.waitFor('customer.id');
  }

  /** Leaves the way each screen offers: 취소, 결제하지 않기 or 그만하기. */
  async leave(): Promise<void> {
    const ways = (['stop', 'consent.no', 'give-up'] as const).map((word) => this.button(word));
    const [first, ...others] = ways;
    if (first === undefined) return;
    await others.reduce((any, way) => any.or(way), first).click();
  }

  async callStaff(): Promise<void> {
    await this.button('help').click();
  }

  /** Closes the dialog that is open: staff was called, or time is almost over. */
  async goOn(): Promise<void> {
    await this.button('go-on').click();
  }

  /** Presses the switch; main must answer by pushing a state in the other language. */
  async speak(language: Language): Promise<void> {
    await this.page.getByRole('button', { name: language === 'en' ? 'English' : '한국어' }).click();
    this.#language = language;
  }

  /** One key of the keyboard on the screen, turning it to the face that has it. */
  async #tap(char: string): Promise<void> {
    const key = this.#key(char);
    if (!(await key.isVisible())) await this.#turnTo(char);
    await key.click();
  }

  #key(char: string): Locator {
    const name = char === ' ' ? this.word('key.space') : char;
    return this.page.getByRole('button', { name, exact: true });
  }

  async #turnTo(char: string): Promise<void> {
    const letters = this.button('key.letters');
    if (await letters.isVisible()) await letters.click();
    if (await this.#key(char).isVisible()) return;
    const isLetter = /[a-z]/i.test(char);
    await this.button(isLetter ? 'key.capitals' : 'key.signs').click();
  }
}
