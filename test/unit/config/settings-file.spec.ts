import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storageFailureOf } from '../../../main/config/atomic-file.ts';
import { loadSettings, settingsBytesMax } from '../../../main/config/load-settings.ts';
import { saveSettings } from '../../../main/config/save-settings.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import type { Settings } from '../../../preload/settings.ts';

let folder = '';
const file = () => join(folder, 'settings.json');
const shopNamed = (name: string): Settings => ({
  ...defaultSettings,
  shop: { ...defaultSettings.shop, name },
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('no file gives the defaults and no problem, and makes no file', () => {
  expect(loadSettings(folder)).toEqual({
    settings: defaultSettings,
    from: 'defaults',
    problems: [],
  });
  expect(loadSettings(join(folder, 'not', 'there')).problems).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('what was saved is what is loaded, readable by the owner only, with nothing left beside it', () => {
  const saved = saveSettings(join(folder, 'new'), shopNamed('매점'));
  expect(saved).toEqual({ ok: true, value: shopNamed('매점') });
  expect(loadSettings(join(folder, 'new'))).toMatchObject({
    settings: shopNamed('매점'),
    from: 'file',
  });
  expect(readdirSync(join(folder, 'new')).sort()).toEqual([
    'settings.json',
    'settings.last-good.json',
  ]);
  if (process.platform === 'win32') return;
  expect(statSync(join(folder, 'new', 'settings.json')).mode & 0o777).toBe(0o600);
});

test('a short file by hand takes the rest from the defaults; a byte order mark does not matter', () => {
  writeFileSync(file(), '\uFEFF{"schemaVersion":1,"shop":{"tillId":"B7"},"language":"en"}');
  const { settings, from, problems } = loadSettings(folder);
  expect({ from, problems }).toEqual({ from: 'file', problems: [] });
  expect(settings).toEqual({
    ...defaultSettings,
    language: 'en',
    shop: { ...defaultSettings.shop, tillId: 'B7' },
  });
});

test('a file of the version before printing opens as it is, and prints when asked', () => {
  const { printing, ...before } = defaultSettings;
  writeFileSync(file(), JSON.stringify(before));
  expect(loadSettings(folder)).toEqual({ settings: defaultSettings, from: 'file', problems: [] });
  expect(printing).toEqual({ printer: '', paperMm: 80, auto: false });
});

const bad: readonly (readonly [string, string, string, string])[] = [
  ['is cut off', '{"schemaVersion":1,', '', 'not-json'],
  ['is empty', '', '', 'not-json'],
  ['is a list', '[]', '', 'not-an-object'],
  ['has a wrong type in it', '{"schemaVersion":1,"shop":{"name":5}}', 'shop.name', 'not-text'],
  ['has an unknown key', '{"schemaVersion":1,"shopp":{}}', 'shopp', 'unknown-field'],
  ['says no version', '{"language":"en"}', 'schemaVersion', 'missing'],
  ['is of a newer program', '{"schemaVersion":7,"new":1}', 'schemaVersion', 'newer-version'],
  ['sets __proto__', '{"schemaVersion":1,"__proto__":{"a":1}}', '__proto__', 'unknown-field'],
  ['is live and not set up', '{"schemaVersion":1,"mode":"live"}', 'portone.channelKey', 'missing'],
  ['is far too large', ' '.repeat(settingsBytesMax + 1), '', 'too-long'],
];

describe.each(bad)('a file that %s', (_, text, field, rule) => {
  test('is reported and left as it is; the last good values stay in force', () => {
    saveSettings(folder, shopNamed('전에'));
    writeFileSync(file(), text);
    const { settings, from, problems } = loadSettings(folder);
    expect(from).toBe('last-good');
    expect(settings).toEqual(shopNamed('전에'));
    expect(problems[0]).toMatchObject({ field, rule });
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  test('gives the defaults when there is nothing good from before', () => {
    writeFileSync(file(), text);
    expect(loadSettings(folder)).toMatchObject({ settings: defaultSettings, from: 'defaults' });
  });

  test('is kept aside when a person saves', () => {
    writeFileSync(file(), text);
    expect(saveSettings(folder, shopNamed('새로'))).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'settings.bad-1.json'), 'utf8')).toBe(text);
    expect(loadSettings(folder)).toMatchObject({ settings: shopNamed('새로'), problems: [] });
  });
});

test('a good file by hand becomes the last good one at the next start', () => {
  writeFileSync(file(), JSON.stringify(shopNamed('손으로')));
  loadSettings(folder);
  writeFileSync(file(), 'oops');
  expect(loadSettings(folder)).toMatchObject({ settings: shopNamed('손으로'), from: 'last-good' });
});

test('a second bad file is kept beside the first', () => {
  for (const text of ['one', 'two']) {
    writeFileSync(file(), text);
    saveSettings(folder, shopNamed(text));
  }
  expect(readFileSync(join(folder, 'settings.bad-2.json'), 'utf8')).toBe('two');
});

test('settings that break a rule are refused by field and rule, and the file stays', () => {
  saveSettings(folder, shopNamed('전에'));
  const refused = saveSettings(folder, { ...shopNamed('새로'), mode: 'live' });
  expect(refused).toEqual({
    ok: false,
    failure: { kind: 'refused', field: 'portone.channelKey', rule: 'missing' },
  });
  expect(loadSettings(folder).settings).toEqual(shopNamed('전에'));
});

test('a folder where the file should be is named as a problem and kept', () => {
  mkdirSync(file());
  expect(loadSettings(folder)).toMatchObject({
    from: 'defaults',
    problems: [{ field: '', rule: 'unreadable', detail: { error: 'EISDIR' } }],
  });
  const saved = saveSettings(folder, defaultSettings);
  expect(saved).toMatchObject({ ok: false, failure: { kind: 'storage' } });
  expect(existsSync(file())).toBe(true);
});

test('a file that the system will not open is told from one with something wrong in it', () => {
  saveSettings(folder, shopNamed('전에'));
  rmSync(file());
  symlinkSync(file(), file());
  expect(loadSettings(folder)).toEqual({
    settings: shopNamed('전에'),
    from: 'last-good',
    problems: [{ field: '', rule: 'unreadable', detail: { error: 'ELOOP' } }],
  });
});

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EIO', 'broken'],
])('the system error %s means a disk that is %s', (code, state) => {
  const error = Object.assign(new Error('as the system says it'), { code });
  expect(storageFailureOf(error)).toEqual({ kind: 'storage', state });
});
