import type { Locator } from 'playwright-core';
import type { TillPage } from './till-page.ts';

/** Everything the provider told about the payment whose detail is shown. */
export class ToldPart {
  readonly #till: TillPage;

  constructor(till: TillPage) {
    this.#till = till;
  }

  /** It is shut at first. */
  async open(): Promise<void> {
    await this.#till.page.getByText(this.#till.word('told.title')).click();
  }

  fact(name: string): Locator {
    return this.#till.page.locator(`[data-fact="${name}"]`);
  }

  /** The provider's own list. */
  cancels(): Locator {
    return this.#till.page.locator('[data-told-cancel]');
  }
}
