import type { Locator } from 'playwright-core';
import type { ReceiptView } from '../../preload/views.ts';
import type { TillPage } from './till-page.ts';

/** A receipt or slip that is open, as a cashier works it. */
export class ReceiptDialog {
  readonly till: TillPage;

  constructor(till: TillPage) {
    this.till = till;
  }

  /** Waits until it stands there. */
  async waitFor(kind: ReceiptView['kind'] = 'sale'): Promise<void> {
    const name = this.till.word(`receipt.${kind}`);
    await this.till.page.getByRole('dialog', { name, exact: true }).waitFor();
  }

  /** Its text without spaces, as drawn. */
  text(kind: ReceiptView['kind'] = 'sale'): Promise<string> {
    return this.till.receiptText(kind);
  }

  /** The key that prints; called differently once a copy exists. */
  printKey(): Locator {
    return this.till.dialog().getByRole('button', { name: /^(인쇄|다시 인쇄|Print|Print again)$/ });
  }

  withdrawKey(): Locator {
    return this.till.button('print.withdraw');
  }

  saveKey(as: 'pdf' | 'png'): Locator {
    return this.till.button(`print.${as}`);
  }

  closeKey(): Locator {
    return this.till.dialog().getByRole('button', { name: this.till.word('close'), exact: true });
  }

  /** Where it stands with the printer: `none`, `waiting`, `sent`, `unsure`. */
  standing(): Locator {
    return this.till.dialog().locator('[data-print]');
  }

  async waitForStanding(at: 'none' | 'waiting' | 'sent' | 'unsure'): Promise<void> {
    await this.till.dialog().locator(`[data-print="${at}"]`).waitFor();
  }

  /** Why the last act came to nothing. */
  fault(): Locator {
    return this.till.dialog().getByRole('alert');
  }

  /** Where it was saved. */
  savedTo(): Locator {
    return this.till.dialog().locator('[data-saved]');
  }
}
