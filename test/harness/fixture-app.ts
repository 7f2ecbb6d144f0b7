import { resolve } from 'node:path';
import { test as base } from '@playwright/test';
import { buildFixtureApp } from './fixture-app-build.ts';
import { type RunningTill, startTill } from './start-till.ts';

const root = resolve(import.meta.dirname, '../..');

/** The host's own small app: it opens the till's real windows and answers probes. */
export const test = base.extend<
  { readonly start: (...args: string[]) => Promise<RunningTill> },
  { readonly out: string; readonly shared: RunningTill }
>({
  /** Built once per worker, each in its own folder. */
  out: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from here
    async ({}, use, info) => {
      const out = `out/test/fixture-app-${info.parallelIndex}`;
      buildFixtureApp(out);
      await use(resolve(root, out));
    },
    { scope: 'worker' },
  ],

  /** One app for all tests that change nothing in it. */
  shared: [
    async ({ out }, use) => {
      const app = await startTill({ out, keychain: 'absent' });
      await use(app);
      await app.close();
    },
    { scope: 'worker' },
  ],

  /** An app of the test's own. */
  start: async ({ out }, use) => {
    const started: RunningTill[] = [];
    await use(async (...args) => {
      const app = await startTill({ out, keychain: 'absent', args });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});

export const expect = test.expect;
