import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '../../preload/failure.ts';
import type { Settings } from '../../preload/settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { storageFailureOf, type WriteFailure, writeWhole } from './atomic-file.ts';
import { lastGoodFile, readSettings, settingsFile, textOf } from './load-settings.ts';
import type { SettingsFault } from './settings-problem.ts';
import { parseSettings } from './settings-schema.ts';

/** How many files that could not be used are kept aside. */
const asideMax = 99;

/**
 * Checks and writes the settings a person saved. A file in place that has something wrong with it is
 * first copied aside as `settings.bad-<n>.json`. Refuses with the first field and its rule.
 */
export function saveSettings(
  folder: string,
  raw: unknown,
): Result<Settings, Refusal | WriteFailure> {
  const parsed = parseSettings(raw);
  if (!parsed.ok) return fail(refusalOf(parsed.failure));
  const ready = makeReady(folder);
  if (!ready.ok) return ready;
  const text = textOf(parsed.value);
  const written = writeWhole(join(folder, settingsFile), text);
  if (!written.ok) return written;
  // The file itself is right by now; the copy is renewed at the next start if this fails.
  writeWhole(join(folder, lastGoodFile), text);
  return ok(parsed.value);
}

function refusalOf(faults: readonly SettingsFault[]): Refusal {
  const [first] = faults;
  return { kind: 'refused', ...(first ?? { field: '', rule: 'format' }) };
}

/** Makes the folder, and keeps a file aside that could not be read as settings. */
function makeReady(folder: string): Result<null, WriteFailure> {
  const file = join(folder, settingsFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!readSettings(file).ok) copyFileSync(file, freeName(folder));
    return ok(null);
  } catch (error) {
    return fail(storageFailureOf(error));
  }
}

function freeName(folder: string): string {
  for (let n = 1; n < asideMax; n += 1) {
    const name = join(folder, `settings.bad-${n}.json`);
    if (!existsSync(name)) return name;
  }
  return join(folder, `settings.bad-${asideMax}.json`);
}
