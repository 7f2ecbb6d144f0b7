import { expect, test } from 'vitest';
import { simArgumentsOf } from '../../simulation/sim-arguments.ts';

const usual = { from: 1, seeds: 2_000, seed: null, mutants: false };

test.each([
  ['', usual],
  ['--seeds 20', { ...usual, seeds: 20 }],
  ['--seeds 20 --from 7', { ...usual, seeds: 20, from: 7 }],
  ['--seed 346', { ...usual, seed: 346 }],
  ['--mutants --seeds 1', { ...usual, seeds: 1, mutants: true }],
  ['--seeds', null],
  ['--seeds 0', null],
  ['--seeds many', null],
  ['--seeds 1.5', null],
  ['--sedes 5', null],
])('the simulator is asked with "%s"', (line, expected) => {
  expect(simArgumentsOf(line === '' ? [] : line.split(' '))).toEqual(expected);
});
