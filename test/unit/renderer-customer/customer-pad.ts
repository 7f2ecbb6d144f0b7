import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { CustomerState } from '../../../preload/window-states.ts';
import { fakeCustomerScript } from '../../fakes/fake-customer-bridge.ts';
import { stateWith } from './customer-samples.ts';

const renderer = join(import.meta.dirname, '../../../renderer');
const origin = 'https://customer.app.internal/';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
/** What main sends with every page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const idle = stateWith({ at: 'idle' });

/** Builds the customer's page into a folder, as the app's own build does. */
export async function buildCustomerPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: renderer,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { customer: join(renderer, 'customer/index.html') } },
    },
  });
}

type Call = { readonly name: string; readonly argument: unknown };

/** A customer's window over a fake bridge, under the app's own policy; nothing leaves the machine. */
export type Pad = {
  readonly page: Page;
  /** What the page complained about: errors and breaches of its policy. */
  readonly complaints: readonly string[];
  push(state: CustomerState): Promise<void>;
  calls(): Promise<readonly Call[]>;
  /** Ends the sale on the screen and begins again from this state; the fake has forgotten everything. */
  begin(state: CustomerState): Promise<void>;
};

/** Opens a built page for mouse, fingers and keys. Its clock goes as always and can be put forward. */
export async function openPad(browser: Browser, folder: string): Promise<Pad> {
  const page = await browser.newPage({ hasTouch: true });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({
      body: await readFile(join(folder, pathname)),
      headers: {
        'content-type': types[extname(pathname)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      },
    });
  });
  await page.clock.install();
  await page.addInitScript({ content: fakeCustomerScript(idle) });
  await page.goto(`${origin}customer/index.html`);
  await page.locator('body[data-state="idle"]').waitFor();
  const push = (next: CustomerState): Promise<void> =>
    page.evaluate((given) => window.fakeMain.push(given), next);
  return {
    page,
    complaints,
    push,
    calls: () => page.evaluate(() => window.fakeMain.calls),
    async begin(state) {
      await push({ ...state, sale: idle.sale });
      await page.evaluate(() => window.fakeMain.reset());
      if (state.sale.at !== 'idle') await push(state);
    },
  };
}
