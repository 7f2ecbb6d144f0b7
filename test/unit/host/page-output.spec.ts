import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPageOutput, type PageOutput } from '../../host/page-output.ts';
import type { PageTarget } from '../../host/page-target.ts';

const options = {
  silent: true,
  pageSize: { width: 80_000, height: 60_000 },
  margins: { marginType: 'none' },
} as const;

/** A page that is gone before anything can be asked of it. */
const goneSource = (isDestroyed: boolean) => ({
  page: () => Promise.reject(new Error('gone')),
  size: () => ({ width: 1, height: 1 }),
  isDestroyed,
});

const never = () => new Promise<never>(() => undefined);

/** A page that is there, in a Chromium that answers nothing any more. */
const page: PageTarget = {
  targetId: 'page',
  session: { send: never, on: () => undefined, take: () => undefined, end: () => undefined },
  frames: { get: () => null, frameOfContext: () => null, mainContext: () => null },
  wasAnnounced: () => false,
  deliver: () => undefined,
};
const muteSource = { ...goneSource(false), page: async () => page };

/** What `print` says, and whether it had already said so when it came back. */
async function heard(output: PageOutput): Promise<readonly unknown[] | null> {
  let said: readonly unknown[] | null = null;
  output.print(options, (...words) => {
    said = words;
  });
  expect(said).toBeNull();
  await new Promise((done) => setTimeout(done, 50));
  return said;
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'benepia-paper-'));
  vi.stubEnv('BENEPIA_HOST_PRINTERS', `folder:${folder}`);
});
afterEach(() => {
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a printer that refuses is heard, and not before print came back', async () => {
  vi.stubEnv('BENEPIA_HOST_PRINT_FAULT', 'refuse');
  expect(await heard(openPageOutput(muteSource))).toEqual([false, 'Print job failed']);
  vi.stubEnv('BENEPIA_HOST_PRINT_FAULT', undefined);
  expect(await heard(openPageOutput(muteSource))).toBeNull();
});

test('of one whose answer never comes nothing is heard', async () => {
  vi.stubEnv('BENEPIA_HOST_PRINT_FAULT', 'silent');
  expect(await heard(openPageOutput(goneSource(false)))).toBeNull();
});

test.each([
  [false, 'Print job failed'],
  [true, 'failed'],
])('a page that cannot be drawn fails the job; its window gone: %s', async (isGone, why) => {
  expect(await heard(openPageOutput(goneSource(isGone)))).toEqual([false, why]);
});

test.each([
  [{ ...options, pageSize: { width: 352, height: 80_000 } }, /minimum 352 microns/],
  [{ ...options, copies: 2 }, /the print option copies is not there/],
  [{ ...options, margins: { marginType: 'custom' } }, /custom margins are not imitated/],
  [{ ...options, silent: false }, /print with a dialog is not imitated/],
] as const)('what cannot be printed throws before anything is asked: %o', (wrong, words) => {
  expect(() => openPageOutput(goneSource(false)).print(wrong)).toThrow(words);
});
