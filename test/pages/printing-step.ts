import type { Locator } from 'playwright-core';
import type { TillPage } from './till-page.ts';

/** The set-up's step about receipts on paper, as an installer works it. */
export class PrintingStep {
  readonly till: TillPage;

  constructor(till: TillPage) {
    this.till = till;
  }

  /** Opens it from the keypad; the printers of this PC have been read then. */
  async open(): Promise<void> {
    await this.till.press('F10');
    await this.till.waitForPanel('set-up');
    const name = new RegExp(`^\\d+\\. ${this.till.word('set-up.step.printing')}$`);
    await this.till.page.getByRole('button', { name }).click();
    await this.till.button('printing.refresh').waitFor();
  }

  /** The choice of a printer by the name people know. */
  printer(shown: string): Locator {
    return this.till.page.getByRole('button', { name: shown, exact: true });
  }

  /** What is wrong with the printer that is chosen. */
  trouble(): Locator {
    return this.till.page.locator('main').getByRole('alert').filter({ hasText: /./ });
  }

  testKey(): Locator {
    return this.till.button('printing.test');
  }

  /** What came of the test page. */
  async waitForTest(at: 'sent' | 'failed'): Promise<Locator> {
    const place = this.till.page.locator(`[data-test-page="${at}"]`);
    await place.waitFor();
    return place;
  }

  /** Saves, and gives the manager's yes. */
  async save(): Promise<void> {
    await this.till.button('set-up.save').click();
    await this.till.button('ask.save-settings.yes').click();
    await this.till.says('set-up.saved').waitFor();
  }
}
