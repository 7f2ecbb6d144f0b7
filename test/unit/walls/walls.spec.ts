import { dirname } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { refusedLines } from './lint-lines.ts';
import { mayImport } from './may-import.ts';
import { importLine, mainFolders, ourFiles, packages } from './targets.ts';

const rows = Object.entries(mayImport);
const inWindows = ['preload/expose.ts', 'preload/till.ts', 'preload/customer.ts'];
const contracts = ['preload/till-contract.ts', 'preload/customer-contract.ts'];
const types = ourFiles.filter((file) => file.startsWith('preload/') && !inWindows.includes(file));

/** What a word of the table stands for, in a row of `from`. */
function filesOf(word: string, from: string): readonly string[] {
  if (word === 'types') return types;
  if (word === 'types but contracts') return types.filter((file) => !contracts.includes(file));
  if (word === 'types but the other contract') {
    const own = from.startsWith('renderer/till/') ? contracts[0] : contracts[1];
    return types.filter((file) => file === own || !contracts.includes(file));
  }
  if (word.endsWith('/')) return ourFiles.filter((file) => file.startsWith(word));
  return packages[word] ?? [word];
}

const isInFolder = (from: string) => /^(main\/[^/]+|renderer\/[^/]+)\//.test(from);
const folderOf = (from: string) => /^(?:main|renderer)\/[^/]+\//.exec(from)?.[0] ?? dirname(from);
const isOwn = (from: string, target: string) =>
  target === from || (isInFolder(from) && target.startsWith(folderOf(from)));

const everyTarget = [...ourFiles, ...Object.values(packages).flat()];
/** The same file one folder further down: how deep it lies makes no difference. */
const deeper = (from: string) => from.replace(/[^/]+$/, 'further/down/any.ts');
const asked = rows.flatMap(([from, words]) => {
  const allowed = new Set(words.flatMap((word) => filesOf(word, from)));
  const places = from.endsWith('/any.ts') && isInFolder(from) ? [from, deeper(from)] : [from];
  return places.map((place) => ({
    place,
    lines: everyTarget
      .filter((target) => !isOwn(from, target))
      .map((target) => ({ line: importLine(place, target), allowed: allowed.has(target) })),
  }));
});

/** What no folder of the path may hold, and a line of the same kind that it may. */
const clockFolders = ['domain', 'services/desk', 'queue', 'store/tables'];
const habits = [
  ...clockFolders.map((folder) => ({
    place: `main/${folder}/habits.ts`,
    refused: [
      'export const a = Date.now();',
      'export const b = Math.random();',
      'export const c = new Date();',
      'export const d = performance.now();',
      'export const e = () => setTimeout(() => 1, 1);',
      'export const f = () => setInterval(() => 1, 1);',
      'export const g = () => fetch("http://127.0.0.1/");',
      'export const h = crypto.randomUUID();',
      'export const i = globalThis.setTimeout;',
    ],
    allowed: ['export const z = new Date(0).toISOString();'],
  })),
  {
    place: 'renderer/till/habits.ts',
    refused: [
      'export const a = () => fetch("/");',
      'export const b = () => new XMLHttpRequest();',
      'export const c = () => new WebSocket("ws://x");',
      'export const d = () => window.fetch("/");',
      'export const e = () => globalThis.fetch("/");',
      'export const f = () => navigator.sendBeacon("/");',
    ],
    allowed: ['export const z = () => window.till;'],
  },
  ...['main/app/habits.ts', 'preload/habits.ts', 'renderer/customer/habits.ts'].map((place) => ({
    place,
    refused: ["export type A = typeof import('keytar');", "export type B = import('zod').Z;"],
    allowed: ["export type C = { readonly import: 'keytar' };"],
  })),
  {
    place: 'main/training/bunjang/habits.ts',
    refused: [
      "import type { A } from '../portone/any.ts';",
      "import type { B } from '../any.ts';",
      "import type { C } from '../../domain/won.ts';",
      "import type { D } from '../loopback/../../domain/won.ts';",
    ],
    allowed: ["import type { Y } from '../loopback/any.ts';", "import type { Z } from './any.ts';"],
  },
  {
    place: 'main/services/spellings.ts',
    refused: [
      "export { a } from '../session/any.ts';",
      "export type { B } from '../session/any.ts';",
      "export const c = () => import('../session/any.ts');",
      "import type { D } from './../session/any.ts';",
      "import type { E } from '../desk/../../session/any.ts';",
    ],
    allowed: ["import type { F } from './desk/any.ts';", "import type { G } from '../core.ts';"],
  },
];

const refused = refusedLines(
  new Map([
    ...asked.map(({ place, lines }) => [place, lines.map(({ line }) => line)] as const),
    ...habits.map((habit) => [habit.place, [...habit.refused, ...habit.allowed]] as const),
  ]),
);
const refusedIn = (place: string) => [...(refused.get(place) ?? [])].sort();

describe('who may import whom', () => {
  test('every folder of main has a row', () => {
    const folders = rows.flatMap(([from]) => /^main\/([^/]+)\/any\.ts$/.exec(from)?.[1] ?? []);
    expect(folders.filter((folder) => folder !== 'a-new-folder').sort()).toEqual(mainFolders);
  });

  test.each(asked)('$place imports what its row says, and nothing else', ({ place, lines }) => {
    const wanted = lines.filter(({ allowed }) => !allowed).map(({ line }) => line);
    expect(wanted.length).toBeGreaterThan(40);
    expect(refusedIn(place)).toEqual(wanted.sort());
  });
});

test.each(habits)('$place keeps to its ports, whatever the spelling', (habit) => {
  expect(refusedIn(habit.place)).toEqual([...habit.refused].sort());
});
