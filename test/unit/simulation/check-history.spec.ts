import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeLine } from '../../simulation/history-file.ts';
import { charging, paid, rest, type Told, told } from './told-history.ts';

const program = 'test/simulation/checker/check-history.ts';
let folder = '';

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function checked(events: readonly Told[]): ReturnType<typeof spawnSync> {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  const file = join(folder, 'history.jsonl');
  writeFileSync(
    file,
    told(events)
      .map((line) => `${writeLine(line)}\n`)
      .join(''),
  );
  return spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
}

test('the command line passes a good history and counts it', () => {
  const { status, stdout } = checked([...charging, ...paid, rest(2_000)]);
  expect(JSON.parse(String(stdout))).toEqual({
    lines: 17,
    sales: 1,
    late: 0,
    doubled: 0,
    complaints: 0,
  });
  expect(status).toBe(0);
});

test('the command line names the line and the rule of a bad one', () => {
  const { status, stderr } = checked([...charging.slice(0, 3), rest(2_000)]);
  expect(String(stderr)).toContain('line 4, 2000 ms: I-11 ledger and server agree: A:');
  expect(status).toBe(1);
});

test('the checker shares no code with the program or the oracle', () => {
  const root = 'test/simulation/checker';
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const imports = readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/g);
    for (const [, from] of imports) {
      expect(`${file}: ${from}`).toMatch(
        /: (node:(fs|url)|(\.\.\/)+history(-wire|-ledger|-file)?\.ts|\.\.?\/(rules\/)?[a-z-]+\.ts)$/,
      );
    }
  }
});
