import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { mutated } from '../../simulation/mutants/mutant.ts';
import { mutants } from '../../simulation/mutants/table.ts';

test('there are enough planted bugs, each with a name of its own', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(18);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test.each(mutants)('the bug "$name" fits main as it is today', (mutant) => {
  for (const file of new Set(mutant.patches.map((patch) => patch.file))) {
    const source = readFileSync(file, 'utf8');
    const bad = mutated(source, mutant, file);
    expect(bad).not.toBe(source);
    expect(() => stripTypeScriptTypes(bad)).not.toThrow();
  }
});
