import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { crashRun } from './crash-run.ts';

const kills = 20;

test(`nothing is lost and nothing is double after ${kills} kills of the process that sells`, async () => {
  const report = await crashRun({ kills, seed: 20_261_121, under: tmpdir() });
  expect(report.problems).toEqual([]);
  expect(report.lost).toEqual([]);
  expect(report.kills).toBe(kills);
  expect(report.acknowledged).toBeGreaterThan(kills);
  // Not all of them struck an idle till.
  expect(Object.keys(report.countOf('left'))).not.toEqual([]);
}, 120_000);
