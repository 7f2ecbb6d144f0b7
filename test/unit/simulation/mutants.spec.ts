import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutated } from '../../simulation/mutants/mutant.ts';
import { runMutants } from '../../simulation/mutants/run-mutants.ts';
import { mutants } from './toy/toy-mutants.ts';

const url = (file: string): string => new URL(file, import.meta.url).href;

const toys = {
  table: url('./toy/toy-mutants.ts'),
  runner: url('./toy/toy-runner.ts'),
  seedsMax: 5,
  abreast: 2,
  seedSecondsMax: 3,
};

test('a planted bug is loaded into main and hunted from seed 1 until something is wrong', async () => {
  const before = readFileSync('main/domain/schedule.ts', 'utf8');
  const ended: string[] = [];
  const results = await runMutants({
    ...toys,
    mutants,
    ended: ({ mutant }) => ended.push(mutant.name),
  });
  expect(results.map(({ mutant, seconds, ...end }) => ({ name: mutant.name, ...end }))).toEqual([
    { name: 'short settle time', tell: 'caught', seed: 3, violation: 'settled after 1000 ms' },
    { name: 'harmless', tell: 'escaped', seeds: 5 },
    {
      name: 'outdated',
      tell: 'broken',
      why: 'mutant "outdated": its text stands 0 times in main/domain/schedule.ts, not once; renew the patch',
    },
    {
      name: 'not loaded',
      tell: 'broken',
      why: expect.stringMatching(
        /^mutant "not loaded": never loaded file:.*main\/domain\/mask\.ts$/,
      ),
    },
    { name: 'endless', tell: 'caught', seed: 1, violation: 'seed 1 never came to rest' },
  ]);
  expect([...ended].sort()).toEqual(mutants.map(({ name }) => name).sort());
  expect(readFileSync('main/domain/schedule.ts', 'utf8')).toBe(before);
});

test('a text that stands twice fails like one that is gone', () => {
  const twice = { name: 'twice', bug: '', patches: [{ file: 'f', find: 'a', replace: 'b' }] };
  expect(() => mutated('a a', twice, 'f')).toThrow('its text stands 2 times in f');
});
