import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { optionNames } from '../../../main/config/command-line.ts';
import { dataFolderFor } from '../../../main/config/data-folder.ts';
import { lastGoodFile, settingsFile } from '../../../main/config/load-settings.ts';
import { defaultSettings, settingsSchema } from '../../../main/config/settings-schema.ts';
import { bunjangLiveHost } from '../../../main/config/settings-text.ts';
import { notReadyExitCode, usageExitCode } from '../../../main/config/start-problem.ts';
import { logFile } from '../../../main/log.ts';
import { keychainService } from '../../../main/secrets/keytar-store.ts';
import { daysBackMax } from '../../../main/services/restore.ts';
import { backupFolderIn, backupNameOf, backupsKept } from '../../../main/store/backup-files.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { setUpSteps } from '../../../renderer/till/setup/set-up-store.ts';
import { filesNamedIn, isThere, paper } from './papers.ts';
import { screenWords } from './screen-words.ts';

/** The leaves of the settings with their defaults, as the table writes them. */
function settingsLeaves(value: object, above = ''): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const isSection = typeof each === 'object' && each !== null && !Array.isArray(each);
    if (isSection) return settingsLeaves(each, `${above}${name}.`);
    return [[`${above}${name}`, JSON.stringify(each)] as const];
  });
}

/** The rows of a section's table: its cells without the outer bars and the marks of code. */
function tableOf(section: string): readonly (readonly string[])[] {
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows
    .slice(1)
    .map((row) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$|`/g, '').trim()));
}

const pages = [
  { name: 'docs/installing.md', language: 'en', quoted: /“([^”]+)”/g },
  { name: 'docs/installing.ko.md', language: 'ko', quoted: /‘([^’]+)’/g },
] as const;

describe.each(pages)('$name', ({ name, language, quoted }) => {
  const text = paper(name);
  const sections = text.split(/^## /m);
  const has = (written: string): void => expect(text).toContain(`\`${written}\``);

  test('quotes only words that stand on the screen', () => {
    const known = new Set(screenWords[language].values());
    const all = [...text.matchAll(quoted)].map(([, words = '']) => words);
    const meant = all.filter((words) => !/^(quotation marks|따옴표)$/.test(words));
    expect(meant.length).toBeGreaterThan(15);
    expect(meant.filter((words) => !known.has(words))).toEqual([]);
  });

  test('has a row for each step of the set-up, in their order', () => {
    const rows = text.match(/^\| \d+\. [“‘][^”’]+/gm) ?? [];
    const steps = setUpSteps.map(
      (step, at) => `${at + 1}. ${screenWords[language].get(`set-up.step.${step}`)}`,
    );
    expect(rows.map((row) => row.replace(/^\| /, '').replace(/[“‘]/, ''))).toEqual(steps);
  });

  test('lists every setting with its default', () => {
    const rows = tableOf(sections.at(-1) ?? '').filter(([key]) => /^[a-z]/.test(key ?? ''));
    const listed = rows.map(([key, value]) => [key, value]);
    expect(listed).toEqual(settingsLeaves(defaultSettings));
  });

  test('names the files where the program puts them', () => {
    const windows = { asked: null, platform: 'win32', localAppData: '%LOCALAPPDATA%' } as const;
    has(dataFolderFor({ ...windows, userData: '' }).replace('/', '\\'));
    for (const mode of ['training', 'test', 'live'] as const) has(ledgerFileIn('', mode));
    for (const file of [settingsFile, lastGoodFile]) has(file);
    has(`${backupFolderIn('')}/`);
    has(backupNameOf('test', new Date('2026-11-21T14:00:00Z').getTime()));
    has(`logs/${logFile}`);
    expect(text).toMatch(new RegExp(`\\b${backupsKept}\\b`));
    expect(text).toMatch(new RegExp(`\\b${daysBackMax}(?=\\D)`));
  });

  test('says that a silent installation ends a running till, as the packer’s own script does', () => {
    const script = 'templates/nsis/include/allowOnlyOneInstallerInstance.nsh';
    const asks = paper(`node_modules/app-builder-lib/${script}`);
    // Silent, the question is answered with OK by itself.
    expect(asks).toContain('"$(appRunning)" /SD IDOK IDOK doStopProcess');
    const update = /^- \*\*(?:Update|업데이트)\*\*[\s\S]*?(?=^- )/m.exec(text)?.[0];
    expect(update).toMatch(/`\/S`[\s\S]*(?:ends the till|계산대를 끝냅니다)/);
  });

  test('names the keychain’s items', () => {
    for (const item of [keychainService, 'app', 'chain-head']) has(item);
  });

  test('says what electron-builder.yml says of the packages', () => {
    const yml: {
      readonly productName: string;
      readonly executableName: string;
      readonly publish: unknown;
      readonly nsis: Readonly<Record<string, unknown>>;
      readonly mac: { readonly minimumSystemVersion: string; readonly identity: string };
    } = parse(paper('electron-builder.yml'));
    const { nsis, mac, publish } = yml;
    expect(nsis).toMatchObject({
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: false,
    });
    expect({ publish, identity: mac.identity }).toEqual({ publish: null, identity: '-' });
    expect(text).toContain(`macOS ${Number(mac.minimumSystemVersion)}`);
    has(`%LOCALAPPDATA%\\Programs\\${JSON.parse(paper('package.json')).name}`);
    has(`/opt/${yml.productName}`);
    has(`~/.config/${yml.productName}`);
    has(`~/Library/Application Support/${yml.productName}`);
    expect(text).toContain(`${yml.executableName} --help`);
  });

  test('lists the addresses a firewall must let through, and no other', () => {
    const hosts = settingsSchema.unwrap().shape.portone.shape.host.options;
    const wanted = [...hosts.map((origin) => new URL(origin).host), bunjangLiveHost];
    const network = sections.find((section) => section.includes('`api.iamport.kr`')) ?? '';
    const named = [...network.matchAll(/^\| `([\w.-]+)` \|/gm)].map(([, host]) => host);
    expect(named).toEqual(wanted);
  });

  test('lists the options of a package, and apart from them those of a development build', () => {
    const [part = ''] = sections.filter((section) => section.includes('--version'));
    const [first = '', second = ''] = part.split('\n').filter((line) => line.includes('`--'));
    const named = (line: string) => [...line.matchAll(/`(--[a-z-]+)/g)].map(([, found]) => found);
    expect(named(first)).toEqual(optionNames(true));
    expect(named(second)).toEqual(
      optionNames(false).filter((option) => !optionNames(true).includes(option)),
    );
  });

  test('lists the exit codes', () => {
    const codes = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual([0, notReadyExitCode, usageExitCode]);
  });

  test('names only files of the project that are there', () => {
    expect(filesNamedIn(text).filter((file) => !isThere(file))).toEqual([]);
    expect(isThere('electron-builder.yml')).toBe(true);
  });
});

test('Both languages say the same in code: paths, settings, options, addresses', () => {
  const [english, korean] = pages.map(({ name }) =>
    [...paper(name).matchAll(/`([^`]+)`/g)].map(([, code]) => code).sort(),
  );
  expect(korean).toEqual(english);
});
