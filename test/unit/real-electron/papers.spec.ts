import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkIds, checkList } from '../../real-electron/list.ts';

const paper = readFileSync(join(import.meta.dirname, '../../../docs/real-electron.md'), 'utf8');

test('docs/real-electron.md has every check as the list has it, and says which were never run', () => {
  const rows = paper.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    checkIds.map((id) => {
      const { ko, en, settles, where, kind } = checkList[id];
      const seen = where === 'both' ? 'in the stand-in' : 'never';
      const told = kind === 'figure' ? `figure, ${seen}` : seen;
      return `| \`${id}\` | ${en} ${ko} | ${settles} | ${told} |`;
    }),
  );
  expect(paper).toContain('None of these has been run in the real Electron so far');
});
