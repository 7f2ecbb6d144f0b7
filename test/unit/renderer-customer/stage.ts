import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { CustomerState } from '../../../preload/window-states.ts';
import { CustomerPage } from '../../pages/customer-page.ts';
import { buildCustomerPage, openPad, type Pad } from './customer-pad.ts';
import { addAxe } from './page-checks.ts';

/** The customer's window as one file of tests uses it. */
export type Stage = {
  readonly page: Page;
  readonly customer: CustomerPage;
  /** Begins with another customer in this state, on a screen of this size. */
  open(state: CustomerState, width?: number, height?: number): Promise<void>;
  push(state: CustomerState): Promise<void>;
  /** What main was sent under a name. */
  sent(name: string): Promise<readonly unknown[]>;
};

/**
 * Builds the page and opens it for all tests of a file, as one screen serves all customers; after each
 * test it must not have complained about anything.
 */
export function setStage(): Stage {
  let folder: string;
  let browser: Browser;
  let pad: Pad;
  let customer: CustomerPage;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'customer-page-'));
    await buildCustomerPage(folder);
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
    pad = await openPad(browser, folder);
    await addAxe(pad.page);
  }, 60_000);
  afterEach(() => {
    expect(pad.complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    get page() {
      return pad.page;
    },
    get customer() {
      return customer;
    },
    async open(state, width = 1280, height = 800) {
      await pad.page.setViewportSize({ width, height });
      await pad.begin(state);
      customer = new CustomerPage(pad.page, state.language);
    },
    push: (state) => pad.push(state),
    async sent(name) {
      const calls = await pad.calls();
      return calls.filter((call) => call.name === name).map(({ argument }) => argument);
    },
  };
}
