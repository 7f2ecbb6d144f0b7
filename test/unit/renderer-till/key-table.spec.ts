import { expect, it } from 'vitest';
import { keyTable } from '../../../renderer/till/keys/key-table.ts';

const codes = keyTable.flatMap((row) => row.codes);

it('gives every key one meaning', () => {
  expect(new Set(codes).size).toBe(codes.length);
});

it('has no letters, and no digits without Alt, as shortcuts', () => {
  for (const code of codes) expect(code).not.toMatch(/^(Key|Digit|Numpad\d)/);
});
