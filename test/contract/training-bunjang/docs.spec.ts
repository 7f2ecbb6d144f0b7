import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freshBooks, seededBalance } from '../../../main/training/bunjang/books.ts';
import { noFaults } from '../../../main/training/bunjang/faults.ts';
import { planFor, practiceFor } from '../../../main/training/bunjang/practice.ts';
import { trainingBunjangKeys } from '../../../main/training/bunjang/server.ts';
import { defaultSwitches } from '../../../main/training/bunjang/switches.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const text = read('training.md');

/** The rows of the table whose head begins with these words. */
function tableUnder(head: string, page = text): string[][] {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const from = rows.findIndex(([first]) => first === head) + 2;
  const length = rows.slice(from).findIndex((cells, at) => at > 0 && /^-+/.test(cells[0] ?? ''));
  return rows.slice(from, length < 0 ? undefined : from + length - 1);
}

describe('docs/training.md on Bunjang points', () => {
  const amounts = tableUnder('points end in');

  test('lists the amounts 001 to 019, each once, in order', () => {
    expect(amounts.map(([digits]) => digits)).toEqual(
      Array.from({ length: 19 }, (_, at) => String(at + 1).padStart(3, '0')),
    );
  });

  test.each(amounts)('%s: %s, made: %s', (digits = '', happens = '', made = '') => {
    const practice = practiceFor(Number(digits));
    const { fault } = practice ?? {};
    const onRequest = practice?.on === 'request' ? fault : undefined;
    if (fault?.kind === 'error') expect(happens).toContain(`\`${fault.code}\``);
    const isMade =
      onRequest === undefined ||
      onRequest.kind === 'late-answer' ||
      ('commit' in onRequest && onRequest.commit === 'done');
    expect(/^\**yes/.test(made)).toBe(isMade);
    const plan = planFor(Number(digits), defaultSwitches());
    expect(/never paid|no account comes|just before/i.test(happens)).toBe(
      plan.depositMs === null || plan.neverReady,
    );
  });

  test('lists every switch with its default first', () => {
    const listed = tableUnder("Bunjang's switch");
    expect(listed.map(([name]) => name)).toEqual(
      Object.keys(defaultSwitches()).map((name) => `\`${name}\``),
    );
    for (const [at, value] of Object.values(defaultSwitches()).entries()) {
      expect(listed[at]?.[1]?.replaceAll('`', '')).toMatch(new RegExp(`^${String(value)}\\b`));
    }
  });

  test('names the keys, the first balance and the first number', () => {
    for (const known of [trainingBunjangKeys.key, trainingBunjangKeys.secret]) {
      expect(text).toContain(known);
    }
    for (const points of [seededBalance.balanceWon, seededBalance.expiringWon]) {
      expect(text).toContain(points.toLocaleString('en'));
    }
    expect(text).toContain(`from ${freshBooks(seededBalance, 0).nextId}`);
    expect(Object.keys(noFaults())).toContain('down');
  });
});

test('the Korean page says of every amount whether a request is made, as the English one does', () => {
  const [, korean = ''] = read('training.ko.md').split('\n## 번개장터 포인트');
  const made = (rows: string[][], yes: RegExp) =>
    rows.map(([digits, , isMade = '']) => [digits, yes.test(isMade)]);
  expect(made(tableUnder('끝자리', korean), /^\**예/)).toEqual(
    made(tableUnder('points end in'), /^\**yes/),
  );
  for (const known of [trainingBunjangKeys.key, trainingBunjangKeys.secret]) {
    expect(korean).toContain(known);
  }
});
