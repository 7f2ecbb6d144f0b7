import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documents } from './documents.ts';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/upstream/fields.md', root), 'utf8');

/** The part of the page about one document. */
function sectionOf(number: string): string {
  const sections = page.split(/^## /m);
  const found = sections.find((section) => section.startsWith(`${number} `));
  if (found === undefined) throw new Error(`fields.md says nothing of ${number}`);
  return found;
}

/** The rows of a section's tables: its cells without the outer bars. */
function rowsOf(section: string): readonly (readonly string[])[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

describe.each(documents)(
  'docs/upstream/fields.md on document $number',
  ({ number, fields, asks }) => {
    const rows = rowsOf(sectionOf(number));

    test('has a row for every name that goes out and every field that comes back, and no other', () => {
      const named = rows.map(([name = '']) => name.replaceAll('`', ''));
      expect(named).toEqual([...asks, ...fields.map(({ path }) => path)]);
    });

    test('says of each where it is read or set, and what becomes of it', () => {
      for (const [name, ...cells] of rows) {
        for (const cell of cells) expect(cell, name).not.toBe('');
      }
    });
  },
);

test('every file that fields.md names is there', () => {
  const files = [...page.matchAll(/`((?:main|renderer|test)\/[^`]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(files.length).toBeGreaterThan(100);
  expect([...new Set(files)].filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});
