import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../preload/settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { writeWhole } from './atomic-file.ts';
import type { SettingsFault } from './settings-problem.ts';
import { defaultSettings, parseSettings } from './settings-schema.ts';

/** A settings file larger than this is not one of ours. */
export const settingsBytesMax = 64 * 1024;

/** The file a person edits, and the copy of the last one that was right. */
export const settingsFile = 'settings.json';
export const lastGoodFile = 'settings.last-good.json';

/** The settings in force, where they came from, and what is wrong with the file (empty: nothing). */
export type LoadedSettings = {
  readonly settings: Settings;
  readonly from: 'file' | 'last-good' | 'defaults';
  readonly problems: readonly SettingsFault[];
};

/**
 * Reads `<folder>/settings.json`. No file: the defaults. A file with anything wrong in it is left as
 * it is and not used; the last good values stay in force.
 */
export function loadSettings(folder: string): LoadedSettings {
  const file = readSettings(join(folder, settingsFile));
  if (file.ok && file.value !== null) {
    keepLastGood(folder, file.value);
    return { settings: file.value, from: 'file', problems: [] };
  }
  if (file.ok) return { settings: defaultSettings, from: 'defaults', problems: [] };
  const before = readSettings(join(folder, lastGoodFile));
  return before.ok && before.value !== null
    ? { settings: before.value, from: 'last-good', problems: file.failure }
    : { settings: defaultSettings, from: 'defaults', problems: file.failure };
}

/** The settings in one file, or null when there is no such file. */
export function readSettings(path: string): Result<Settings | null, readonly SettingsFault[]> {
  const text = readBounded(path);
  if (!text.ok) return fail([text.failure]);
  if (text.value === null) return ok(null);
  try {
    return parseSettings(withDefaults(JSON.parse(text.value.replace(/^\uFEFF/, ''))));
  } catch {
    return fail([{ field: '', rule: 'not-json' }]);
  }
}

/** What a file leaves out takes its default, so that a file by hand may be short. */
function withDefaults(raw: unknown): unknown {
  if (!isPlain(raw)) return raw;
  const merged: Record<string, unknown> = { ...defaultSettings, ...raw };
  for (const [name, section] of Object.entries(defaultSettings)) {
    const given = merged[name];
    if (isPlain(section) && isPlain(given)) merged[name] = { ...section, ...given };
  }
  // The version is the one thing a file must say itself.
  return { ...merged, schemaVersion: raw['schemaVersion'] };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A missing folder is no file; every other error is named by its system code. */
function readBounded(path: string): Result<string | null, SettingsFault> {
  try {
    const { size } = statSync(path);
    if (size > settingsBytesMax) {
      const detail = { limit: settingsBytesMax, was: size };
      return fail({ field: '', rule: 'too-long', detail });
    }
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return ok(null);
    return fail({ field: '', rule: 'unreadable', detail: { error: code } });
  }
}

/** A full or read-only disk does not keep a till from starting: the copy is a convenience. */
function keepLastGood(folder: string, settings: Settings): void {
  const path = join(folder, lastGoodFile);
  const text = textOf(settings);
  const now = readBounded(path);
  if (!now.ok || now.value !== text) writeWhole(path, text);
}

/** How settings are written: two spaces, one newline at the end. */
export function textOf(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
