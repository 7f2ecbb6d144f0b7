import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../preload/views.ts';
import { pointsText } from '../../renderer/shared/won-text.ts';
import type { RunningTill } from '../harness/start-till.ts';
import { CustomerPage } from '../pages/customer-page.ts';
import { TillPage } from '../pages/till-page.ts';
import { type BothBooks, readBooks } from './books.ts';
import { type PaperPlaces, paperPlaces } from './paper.ts';
import { type PointsBooks, readPointsBooks } from './points-books.ts';

/** One thing that was done at the counter, and whether all three told the same of it. */
export type Step = { readonly name: string; readonly ok: boolean; readonly what: string };

/** The counter of the demo: both windows, the pictures taken, and what was compared. */
export class Counter {
  readonly till: TillPage;
  readonly customer: CustomerPage;
  readonly steps: Step[] = [];
  readonly pictures: string[] = [];
  /** Where prints and saved files of the day are. */
  readonly places: PaperPlaces;
  readonly #app: RunningTill;
  readonly #folder: string;
  readonly #language: Language;

  constructor(app: RunningTill, folder: string, language: Language = 'ko') {
    this.#app = app;
    this.#folder = folder;
    this.places = paperPlaces(folder);
    this.#language = language;
    this.till = new TillPage(app.till, language);
    this.customer = new CustomerPage(app.customer, language);
  }

  get books(): BothBooks {
    return readBooks(this.#app.dataDir);
  }

  get pointsBooks(): PointsBooks {
    return readPointsBooks(this.#app.dataDir);
  }

  /** Keys an amount and asks the customer. */
  async ask(amountWon: number): Promise<void> {
    await this.till.typeAmount(String(amountWon));
    await this.till.page.keyboard.press('Enter');
    await this.customer.waitFor('customer.intro');
  }

  /** The customer signs in; ends when the points are on their screen. */
  async signIn(user: string, password: string): Promise<void> {
    await this.customer.accept();
    await this.customer.signIn(user, password, 'keyboard');
  }

  /** A whole sale up to the customer's yes. */
  async sell(amountWon: number, user = 'minji'): Promise<void> {
    await this.ask(amountWon);
    await this.signIn(user, '1234');
    await this.customer.waitFor('customer.consent');
    await this.customer.consent(this.pointsText(amountWon));
  }

  /** Points as the buttons name them. */
  pointsText(points: number): string {
    return pointsText(points, this.#language);
  }

  async picture(name: string, window: 'till' | 'customer' = 'till'): Promise<void> {
    const file = `${String(this.pictures.length + 1).padStart(2, '0')}-${name}.png`;
    writeFileSync(join(this.#folder, file), await this.screen(window));
    this.pictures.push(file);
  }

  /** What a window shows when it has come to rest, as a PNG. */
  async screen(window: 'till' | 'customer' = 'till'): Promise<Buffer> {
    const page: Page = window === 'till' ? this.till.page : this.customer.page;
    await page.waitForTimeout(250);
    return page.screenshot();
  }

  /**
   * Waits for the till's state, then compares: the text on the screen, what the ledger says of the
   * newest payment, and the ledger with the gateway's books.
   */
  async check(
    name: string,
    wanted: { readonly state: string; readonly text: string; readonly ledger: string },
  ): Promise<void> {
    await this.till.waitFor(wanted.state);
    const shown = await this.till.text();
    const newest = this.books.ledger.at(-1);
    const faults = [
      shown.includes(wanted.text) ? '' : `the screen does not say ${wanted.text}`,
      newest?.state === wanted.ledger ? '' : `the ledger says ${newest?.state ?? 'nothing'}`,
      ...this.#disagreement(),
    ].filter((fault) => fault !== '');
    this.note(name, faults);
  }

  /** The same for an act on an older payment: its money in the ledger must be `netWon`. */
  async checkMoney(
    name: string,
    wanted: { readonly text: string; readonly merchantUid: string; readonly netWon: number },
  ): Promise<void> {
    await this.till.page.getByText(wanted.text).first().waitFor();
    const row = this.books.ledger.find(({ merchantUid }) => merchantUid === wanted.merchantUid);
    const paidWon = row?.state === 'paid' ? row.amountWon : 0;
    const netWon = row ? paidWon - row.cancelledWon : -1;
    const faults = [
      netWon === wanted.netWon ? '' : `the ledger has ${netWon}`,
      ...this.#disagreement(),
    ].filter((fault) => fault !== '');
    this.note(name, faults);
  }

  /** The newest request for the shop's points: on the screen, in the ledger and at Bunjang. */
  async checkPoints(name: string, wanted: { readonly standing: string }): Promise<void> {
    const { page } = this.till;
    await page.locator(`[data-standing="${wanted.standing}"]`).first().waitFor();
    const { newest, differing } = this.pointsBooks;
    const said = newest?.status ?? newest?.state;
    const faults = [said === wanted.standing ? '' : `the ledger says ${said}`, ...differing];
    this.note(
      name,
      faults.filter((fault) => fault !== ''),
    );
  }

  #disagreement(): readonly string[] {
    const { differing } = this.books;
    // A payment that is on its way or unknown may differ until it is looked up.
    const open = new Set(
      this.books.ledger
        .filter(({ state }) => state === 'unknown' || state === 'sending')
        .map(({ merchantUid }) => merchantUid),
    );
    return differing.filter((order) => !open.has(order)).map((order) => `${order} differs`);
  }

  /** What was done, and what was wrong with it. */
  note(name: string, faults: readonly string[]): void {
    this.steps.push({ name, ok: faults.length === 0, what: faults.join('; ') || 'agrees' });
  }
}
