import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { seededAccounts } from '../../main/training/portone/accounts.ts';
import type { TrainingGateway } from '../../main/training/portone/server.ts';
import type { Language, Mode } from '../../preload/views.ts';
import { pointsText } from '../../renderer/shared/won-text.ts';
import { CustomerPage } from '../pages/customer-page.ts';
import { type Hand, TillPage } from '../pages/till-page.ts';
import { type LedgerRows, type PaymentRow, readLedger } from './ledger-rows.ts';
import type { Place } from './place.ts';
import { type RunningTill, startTill, type TillStart } from './start-till.ts';

/** How a till is started at its place. */
export type CounterStart = Omit<TillStart, 'dataDir' | 'keyring'> & {
  /** How many times faster the till's schedules run. */
  readonly timeScale?: number;
  /** Something on this machine that stands before the place's gateway. */
  readonly gatewayUrl?: string;
};

/** What the till was set to: which ledger it writes, and what its screens speak. */
export type CounterView = { readonly mode: Mode; readonly language: Language };

const inTestMode: CounterView = { mode: 'test', language: 'ko' };

/** A till on the counter with both people before it, the provider behind it, and its books. */
export class Counter {
  readonly place: Place;
  readonly app: RunningTill;
  readonly till: TillPage;
  readonly customer: CustomerPage;
  readonly #view: CounterView;

  constructor(place: Place, app: RunningTill, view: CounterView = inTestMode) {
    this.place = place;
    this.app = app;
    this.till = new TillPage(app.till, view.language);
    this.customer = new CustomerPage(app.customer, view.language);
    this.#view = view;
  }

  get gateway(): TrainingGateway {
    return this.place.gateway;
  }

  /** What is on the till's disk now. */
  ledger(): LedgerRows {
    return readLedger(this.place.dataDir, this.#view.mode);
  }

  /** The payment that was made last. Throws when there is none. */
  newest(): PaymentRow {
    const row = this.ledger().payments.at(-1);
    if (row === undefined) throw new Error('The ledger holds no payment yet.');
    return row;
  }

  /** The provider's rows of one payment. */
  provided(merchantUid: string): TrainingGateway['books']['payments'] {
    return this.gateway.books.payments.filter((row) => row.merchantUid === merchantUid);
  }

  /** The points a customer has now. */
  points(user: string): number {
    const account = this.gateway.books.accounts.get(user);
    if (account === undefined) throw new Error(`Nobody is called ${user}.`);
    return account.balanceWon;
  }

  /** The customers of the training gateway have what they began with. */
  refill(): void {
    const { accounts } = this.gateway.books;
    for (const { id, balanceWon } of seededAccounts) {
      const account = accounts.get(id);
      if (account !== undefined) account.balanceWon = balanceWon;
    }
  }

  /** Somebody nobody has refused yet: three wrong passwords in ten minutes stop an ID. */
  newCustomer(balanceWon = 100_000): string {
    const { accounts } = this.gateway.books;
    const id = `customer${accounts.size}`;
    accounts.set(id, { id, password: '1234', balanceWon, locked: false });
    return id;
  }

  /** How many calls of one route the provider has let in. */
  calls(route: string): number {
    return this.gateway.seen.filter((call) => call.route === route).length;
  }

  /** Keys an amount and asks the customer. */
  async ask(amountWon: number, hand: Hand = 'keyboard'): Promise<void> {
    await this.till.typeAmount(String(amountWon), hand);
    // The till may still be opening its ledger.
    await expect(this.till.button('amount.primary')).toBeEnabled();
    if (hand === 'touch') await this.till.button('amount.primary').click();
    else await this.till.press(hand === 'numpad' ? 'NumpadEnter' : 'Enter');
    await this.customer.waitFor('customer.intro');
  }

  /** The customer accepts the amount and hands over ID and password. */
  async signIn(user = 'bigspend', password = '1234'): Promise<void> {
    await this.customer.accept();
    await this.customer.signIn(user, password, 'keyboard');
  }

  /** A sale up to the customer's yes, which has been given. */
  async charge(amountWon: number, user = 'bigspend'): Promise<void> {
    await this.ask(amountWon);
    await this.signIn(user);
    await this.customer.consent(pointsText(amountWon, this.#view.language));
  }

  /** A sale that is approved; both screens say so. Answers its row in the ledger. */
  async sell(amountWon: number, user = 'bigspend'): Promise<PaymentRow> {
    await this.charge(amountWon, user);
    await Promise.all([this.till.waitFor('approved'), this.customer.waitFor('approved')]);
    return this.newest();
  }

  /** Both windows stand there. */
  async bothAt(state: string): Promise<void> {
    await Promise.all([this.till.waitFor(state), this.customer.waitFor(state)]);
  }

  /** Leaves whatever is open, the way a cashier would, until the till waits for an amount. */
  async home(): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      const state = await this.till.state();
      const isOpen = (await this.till.dialog().count()) > 0;
      if (state === 'idle' && (await this.till.panel()) === 'none' && !isOpen) return;
      if (state === 'unknown' && !isOpen) await this.till.button('unknown.park').click();
      else await this.till.press(state === 'amount' ? 'Delete' : 'Escape');
      await pause(50);
    }
    throw new Error(`The till does not leave ${await this.till.state()}.`);
  }
}

/** Starts a till at its place; started again there, it finds what was kept. */
export async function openCounter(place: Place, start: CounterStart = {}): Promise<Counter> {
  const { timeScale = 1, gatewayUrl = place.gateway.url, args = [], ...rest } = start;
  const app = await startTill({
    ...rest,
    dataDir: place.dataDir,
    keyring: place.keyring,
    args: [`--gateway-url=${gatewayUrl}`, `--time-scale=${timeScale}`, ...args],
  });
  try {
    const counter = new Counter(place, app);
    await counter.till.page.locator('body[data-state]:not([data-state="starting"])').waitFor();
    return counter;
  } catch (error) {
    await app.close();
    throw error;
  }
}
