import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/views.ts';
import { Counter } from './counter.ts';
import { openPlace, type SettingsFile } from './place.ts';
import { startTill } from './start-till.ts';

/** What the till prints on. */
export type PaperSetUp = {
  readonly language: Language;
  readonly printing: NonNullable<SettingsFile['printing']>;
  readonly env: Readonly<Record<string, string>>;
};

/** A till in training with a printer, and a folder of the test's own. */
export type PrintingTill = {
  readonly counter: Counter;
  readonly dataDir: string;
  close(): Promise<void>;
};

/** The shop whose name and numbers stand on every receipt. */
export const printingShop = {
  name: '두레마트 강남점',
  businessNumber: '123-45-67891',
  owner: '김하늘',
  address: '서울 강남구 테헤란로 123, 1층',
  phone: '02-555-0101',
  tillId: '02',
} as const;

/** Starts it, waiting for an amount. */
export async function openPrintingTill(setUp: PaperSetUp): Promise<PrintingTill> {
  const { language, printing, env } = setUp;
  const settings = { mode: 'training', language, shop: printingShop, printing } as const;
  const place = await openPlace({ settings, stored: false });
  const { dataDir, keyring } = place;
  try {
    const app = await startTill({ dataDir, keyring, env });
    const counter = new Counter(place, app, { mode: 'training', language });
    await counter.till.waitFor('idle');
    const close = async (): Promise<void> => {
      await app.close();
      await place.close();
    };
    return { counter, dataDir, close };
  } catch (error) {
    await place.close();
    throw error;
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'benepia-paper-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
