import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runShop } from './shop.ts';

const freezes = 4;

test('of three programs on one ledger one sells; stopped and woken it sends and writes nothing', async () => {
  const report = await runShop({ under: tmpdir(), seed: 20_261_121, freezes });
  expect(report.problems).toEqual([]);
  expect(report.frozen).toBe(freezes);
  expect(report.charges).toBeGreaterThan(freezes);
}, 240_000);
