import { defineConfig } from '@playwright/test';
import type { TillOptions } from './fixtures.ts';
import { hasElectron } from './harness/till-host.ts';

const electron = {
  name: 'electron',
  use: { host: 'electron' },
  // These look at the stand-in itself, at what it noted, or at a keychain of their own.
  testIgnore: /\/(host.*|start|canary|keychain|points|points-keys|short)\.spec\.ts$/,
} as const;

export default defineConfig<TillOptions>({
  testDir: './e2e',
  outputDir: '../out/test/e2e',
  timeout: 60_000,
  expect: { timeout: 5_000 },
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../out/test/e2e.json' }]],
  projects: [
    { name: 'chromium', use: { host: 'chromium' } },
    // The same specs in the real shell, where its binary is there.
    ...(hasElectron() ? [electron] : []),
  ],
});
