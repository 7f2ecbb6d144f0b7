import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCounterFile, openDiskCounter } from '../../bench/disk-counter.ts';
import { readSaid } from '../../bench/power-cut/said.ts';
import { compileShim } from '../../bench/shims/compile-shim.ts';
import { newFolder } from '../store/ledger-set-up.ts';

const hasCompiler = spawnSync('cc', ['--version']).status === 0 && process.platform === 'linux';

/** Writes `count` lines of 10 bytes to `file`, each with its sync. */
const writer = `const fs = require('node:fs');
  const [file, count] = process.argv.slice(1);
  const handle = fs.openSync(file, 'a');
  for (let n = 0; n < Number(count); n += 1) {
    fs.writeSync(handle, 'a'.repeat(9) + '\\n');
    fs.fdatasyncSync(handle);
  }
  fs.writeSync(handle, 'not synced');`;

function write(file: string, count: number, env: NodeJS.ProcessEnv): void {
  const args = ['-e', writer, file, String(count)];
  const run = spawnSync(process.execPath, args, { env: { ...process.env, ...env } });
  expect(run.stderr.toString()).toBe('');
}

test.runIf(hasCompiler)('syncs and bytes are counted, no more and no fewer', () => {
  const folder = newFolder(tmpdir());
  const shim = compileShim('count-syncs', folder);
  if (!shim.ok) throw new Error(shim.why);
  const counters = join(folder, 'counters');
  makeCounterFile(counters);
  write(join(folder, 'lines'), 7, { LD_PRELOAD: shim.sharedObject, SYNC_COUNTERS: counters });
  const counter = openDiskCounter(counters);
  expect(counter?.read()).toEqual({ syncs: 7, bytes: 80 });
  counter?.close();
});

test.runIf(hasCompiler)('a cut holds what was synced, what was written, and what was told', () => {
  const folder = newFolder(tmpdir());
  const shim = compileShim('power-cut', folder);
  if (!shim.ok) throw new Error(shim.why);
  const paths = ['live', 'synced', 'cuts'].map((name) => join(folder, name));
  const [live = '', synced = '', cuts = ''] = paths;
  spawnSync('mkdir', paths);
  const said = join(folder, 'said');
  spawnSync('touch', [said]);
  write(join(live, 'lines'), 3, {
    LD_PRELOAD: shim.sharedObject,
    CUT_LIVE: live,
    CUT_SYNCED: synced,
    CUT_SAID: said,
    CUT_TO: cuts,
    CUT_SEED: '1',
    CUT_ONE_IN: '1',
    CUT_MAX: '100',
  });
  // Before each write, before each sync, after each sync.
  expect(readdirSync(cuts)).toHaveLength(10);
  const last = join(cuts, '9');
  expect(readSaid(join(last, 'said'))).toEqual([]);
  expect(readFileSync(join(last, 'synced', 'lines'), 'utf8')).toHaveLength(30);
  expect(readFileSync(join(live, 'lines'), 'utf8')).toHaveLength(40);
  const beforeSync = join(cuts, '4');
  expect(readFileSync(join(beforeSync, 'live', 'lines'), 'utf8')).toHaveLength(20);
  expect(readFileSync(join(beforeSync, 'synced', 'lines'), 'utf8')).toHaveLength(10);
});

test('a machine without a compiler is told what is missing', () => {
  const path = process.env['PATH'];
  process.env['PATH'] = newFolder();
  const shim = compileShim('count-syncs', newFolder());
  process.env['PATH'] = path;
  expect(shim).toEqual({ ok: false, why: expect.any(String) });
});
