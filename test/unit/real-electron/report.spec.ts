import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkIds } from '../../real-electron/list.ts';
import { allNotRun, countsOf, exitCodeOf, type Outcome } from '../../real-electron/outcome.ts';
import { type About, reportOf, writeReport } from '../../real-electron/report.ts';
import { namesHere, scrub } from '../../real-electron/scrub.ts';

const about: About = {
  system: 'win32 10.0.22631 x64',
  appVersion: '0.1.0',
  electron: '45.4.1',
  day: '2026-11-21',
};
const names = [
  ['C:\\Users\\홍길동', '<home>'],
  ['POS-01', '<machine>'],
  ['홍길동', '<user>'],
] as const;

const passed: Outcome = {
  ...{ id: 'versions', status: 'passed', words: [], tookMs: 5 },
  facts: { electron: '45.4.1', node: '24.21.0' },
};
const failed: Outcome = {
  ...{ id: 'origin', status: 'failed', tookMs: 7 },
  facts: { till: 'null', where: 'C:\\Users\\홍길동\\AppData\\x' },
  words: ['till is "null" on POS-01 | at C:\\Users\\홍길동\\a.js:1'],
};
const measured: Outcome = {
  ...{ id: 'roundTrip', status: 'measured', words: [], tookMs: 9 },
  facts: { p50Ms: 0.1 },
};

describe('the report', () => {
  const { text, data } = reportOf(about, [failed, passed, measured], names);

  test('has every check once, in the order of the list, with its sign', () => {
    const rows = text.split('\n').filter((line) => /^\| [✓✗·–] /.test(line));
    expect(rows.map((row) => /\| (\w+): /.exec(row)?.[1])).toEqual([...checkIds]);
    expect(rows[0]).toMatch(/^\| ✓ .*electron 45\.4\.1; node 24\.21\.0 \|$/);
    expect(rows.filter((row) => row.startsWith('| –'))).toHaveLength(checkIds.length - 3);
  });

  test('counts what was not run as that, and never as passed', () => {
    const line = `1 passed, 1 failed, 1 measured, ${checkIds.length - 3} not run`;
    expect(text.split('\n')[2]).toBe(line);
    expect(text).toContain('not run: the run ended before it');
  });

  test('says of a failure what was wrong, in one line of the table and one below', () => {
    expect(text).toContain('## Failed');
    expect(text).toContain('- origin: till is "null" on <machine>');
    for (const row of text.split('\n').filter((line) => line.startsWith('| '))) {
      expect(row.match(/\|/g)).toHaveLength(5);
    }
  });

  test('names no machine, person or path, as text and as data', () => {
    for (const all of [text, JSON.stringify(data)]) {
      for (const word of ['홍길동', 'POS-01', 'Users', 'AppData', 'a.js']) {
        expect(all).not.toContain(word);
      }
    }
  });

  test('fits into 200 lines even when everything failed at length', () => {
    const all = checkIds.map(
      (id): Outcome => ({ ...failed, id, words: Array(50).fill('x'.repeat(9_000)) }),
    );
    const worst = reportOf(about, all, names).text;
    expect(worst.split('\n').length).toBeLessThanOrEqual(200);
    expect(Math.max(...worst.split('\n').map((line) => line.length))).toBeLessThan(1_000);
  });

  test('is written as text and as data', () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-'));
    const file = writeReport(join(folder, 'a/b'), { text, data });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(JSON.parse(readFileSync(join(folder, 'a/b/report.json'), 'utf8'))).toMatchObject({
      electron: '45.4.1',
      counts: { passed: 1, failed: 1 },
    });
    rmSync(folder, { recursive: true });
  });
});

describe('what may be pasted anywhere', () => {
  test.each([
    ['ENOENT: C:\\Program Files\\x\\y.dll is gone', 'ENOENT: <path> is gone'],
    ['at D:\\Kim Minji\\shop\\a.js', 'at <path>'],
    ['{"file":"C:\\\\Users\\\\Kim Minji\\\\a.js"}', '{"file":"<path>"}'],
    ['{"file":"C:\\\\Users\\\\홍길동\\\\a.js"}', '{"file":"<path>"}'],
    ['on \\\\SERVER\\Kim Minji\\x is slow', 'on <path> is slow'],
    ['/mnt/김민지/x y/a.js is gone', '<path> is gone'],
    ['file:///C:/Users/Kim%20Minji/a.js', 'file:///<path>'],
    [
      'nothing in release/ (pack). / release/에 없음',
      'nothing in release/ (pack). / release/에 없음',
    ],
    ['at /opt/some/where/file.js:3:4', 'at <path>:3:4'],
    ['connect 127.0.0.1:54321', 'connect <address>'],
    ['app://till/ and https://elsewhere.example/x', 'app://till/ and https://elsewhere.example/x'],
    ['two\nlines\t here', 'two lines here'],
    ['the POS-0123 of a POS-01', 'the POS-0123 of a <machine>'],
  ])('%j becomes %j', (line, shown) => {
    expect(scrub(line, names)).toBe(shown);
  });

  test('this PC is not in it', () => {
    const here = namesHere(join(homedir(), 'project'));
    const line = `${join(homedir(), 'project', 'x.ts')} ${join(tmpdir(), 'y')} on ${hostname()} by ${userInfo().username}`;
    const shown = scrub(line, here);
    expect(shown).not.toContain(homedir());
    expect(shown).not.toContain(tmpdir());
    expect(shown).not.toContain(hostname());
  });
});

test.each([
  [[], 2],
  [allNotRun('no binary'), 2],
  [[passed], 0],
  [[passed, measured, ...allNotRun('x').slice(2)], 0],
  [[measured], 2],
  [[passed, failed], 1],
  [[failed], 1],
])('the exit code tells passed from not run', (outcomes, code) => {
  expect(exitCodeOf(countsOf(outcomes))).toBe(code);
});
