import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededAccounts } from '../../../main/training/portone/accounts.ts';
import { seededChannels } from '../../../main/training/portone/channels.ts';
import { noFaults } from '../../../main/training/portone/faults.ts';
import { practiceFor } from '../../../main/training/portone/practice.ts';
import { trainingKeys } from '../../../main/training/portone/server.ts';
import { defaultSwitches } from '../../../main/training/portone/switches.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

/** Cells of the table rows whose first cell fits. */
function rowsOf(text: string, first: RegExp): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => first.test(cells[1] ?? ''))
    .map((cells) => cells.slice(1, -1));
}

describe.each(['training.md', 'training.ko.md'])('docs/%s', (name) => {
  const [text = ''] = read(name).split(/\n## (?:Bunjang points|번개장터 포인트)/);

  test('lists the amounts 001 to 019, each once, in order', () => {
    const listed = rowsOf(text, /^\d{3}$/).map(([digits]) => digits);
    expect(listed).toEqual(Array.from({ length: 19 }, (_, at) => String(at + 1).padStart(3, '0')));
  });

  test('names the code of every amount that is declined', () => {
    for (const [digits = '', happens] of rowsOf(text, /^\d{3}$/)) {
      const practice = practiceFor(Number(digits), defaultSwitches());
      if (practice?.fault.kind !== 'decline') continue;
      const code = practice.fault.text.match(/^\[(\w+)\]/)?.[1];
      expect(happens, digits).toContain(`[${code}]`);
    }
  });

  test('lists the accounts as they are seeded', () => {
    const listed = rowsOf(text, /^`\w+`$/)
      .filter((cells) => cells.length === 4)
      .map(([id, password, points]) => [id, password, points]);
    expect(listed).toEqual(
      seededAccounts.map(({ id, password, balanceWon }) => [
        `\`${id}\``,
        `\`${password}\``,
        balanceWon.toLocaleString('en'),
      ]),
    );
  });

  test('names the keys and the channels', () => {
    for (const known of [trainingKeys.key, trainingKeys.secret]) expect(text).toContain(known);
    for (const { pg_id, channel_key } of seededChannels) {
      expect(rowsOf(text, new RegExp(pg_id))[0]?.[1]).toBe(`\`${channel_key}\``);
    }
  });
});

test('docs/training.md lists every switch with its default first', () => {
  const text = read('training.md');
  for (const [name, value] of Object.entries(defaultSwitches())) {
    const values = rowsOf(text, new RegExp(`^\`${name}\`$`))[0]?.[1] ?? '';
    expect(values.replaceAll('`', ''), name).toMatch(new RegExp(`^${String(value)}\\b`));
  }
  expect(text).toContain('`faults.down`');
  expect(Object.keys(noFaults())).toContain('down');
});
