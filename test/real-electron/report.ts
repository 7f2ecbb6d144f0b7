import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from './check.ts';
import { checkIds, checkList } from './list.ts';
import { countLine, countsOf, type Outcome } from './outcome.ts';
import { type Names, scrub } from './scrub.ts';

/** Where and on what a run took place; nothing that tells whose PC it was. */
export type About = {
  /** `win32 10.0.22631 x64` */
  readonly system: string;
  readonly appVersion: string;
  /** Of the pinned package, or null when its binary is not there. */
  readonly electron: string | null;
  /** ISO 8601, to the day. */
  readonly day: string;
};

/** The report to paste back, and the same as data. */
export type Report = { readonly text: string; readonly data: object };

const signs: Readonly<Record<Outcome['status'], string>> = {
  passed: '✓',
  failed: '✗',
  measured: '·',
  'not run': '–',
};

export function reportOf(about: About, outcomes: readonly Outcome[], names: Names): Report {
  const clean = inOrder(outcomes).map((each) => scrubbed(each, names));
  const counts = countsOf(clean);
  const text = [
    '# Benepia POS: checks in the real Electron / 실제 Electron 확인',
    '',
    countLine(counts),
    '',
    `- ${about.day}, Benepia POS ${about.appVersion}, ${about.system}`,
    `- Electron: ${about.electron ?? 'not there, so nothing was checked / 없어서 확인하지 못함'}`,
    '',
    '| | check / 확인 | settles | seen |',
    '|---|---|---|---|',
    ...clean.map(rowOf),
    '',
    ...faultsOf(clean),
    'Not run (–) says nothing about Electron, neither good nor bad. / 실행하지 않음(–)은 좋다는 뜻도 나쁘다는 뜻도 아닙니다.',
    '',
  ].join('\n');
  return { text, data: { ...about, counts, checks: clean } };
}

/** Writes `report.md` and `report.json`; gives the path of the first. */
export function writeReport(folder: string, report: Report): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report.data, null, 2)}\n`);
  const file = join(folder, 'report.md');
  writeFileSync(file, report.text);
  return file;
}

/** Each check once and in the order of the list; one without an outcome was not run. */
function inOrder(outcomes: readonly Outcome[]): readonly Outcome[] {
  return checkIds.map(
    (id) =>
      outcomes.find((each) => each.id === id) ?? {
        ...{ id, status: 'not run', facts: {}, tookMs: 0 },
        words: ['the run ended before it'],
      },
  );
}

function scrubbed(outcome: Outcome, names: Names): Outcome {
  const facts = Object.entries(outcome.facts).map(([name, value]) => [name, cleanFact(value)]);
  function cleanFact(value: Fact): Fact {
    if (typeof value === 'string') return scrub(value, names);
    if (value === null || typeof value !== 'object') return value;
    return value.map((each) => (typeof each === 'string' ? scrub(each, names) : each));
  }
  const words = outcome.words.map((each) => scrub(each, names));
  return { ...outcome, words, facts: Object.fromEntries(facts) };
}

function rowOf({ id, status, facts, words }: Outcome): string {
  const { ko, en, settles } = checkList[id];
  const seen = status === 'not run' ? `not run: ${words[0] ?? ''}` : factsText(facts);
  const cells = [signs[status], `${id}: ${en} ${ko}`, settles, seen];
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
}

/** Long facts are in report.json; here they would hide the others. */
function factsText(facts: Outcome['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${shortFact(value)}`)
    .join('; ');
}

function shortFact(value: Fact): string {
  const text = Array.isArray(value) ? value.join(', ') || 'none' : String(value);
  return text.length > 100 ? `${text.slice(0, 97)}…` : text || 'empty';
}

function faultsOf(outcomes: readonly Outcome[]): readonly string[] {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [];
  const lines = failed.flatMap(({ id, words }) =>
    words.slice(0, 3).map((each) => `- ${id}: ${each}`),
  );
  return ['## Failed / 실패', '', ...lines, ''];
}
