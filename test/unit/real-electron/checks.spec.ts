import { describe, expect, test } from 'vitest';
import { allChecks } from '../../real-electron/all-checks.ts';
import { checkIds, checkList } from '../../real-electron/list.ts';
import { isAtLeast } from '../../real-electron/version.ts';

describe.each(checkIds)('the check %s', (id) => {
  const words = checkList[id];

  test('is told in both languages, with what it settles', () => {
    expect(words.ko).toMatch(/[가-힣].*\.$/);
    expect(words.en).toMatch(/^[A-Z].*\.$/);
    expect(words.settles).not.toBe('');
  });

  test('finds nothing wrong with facts as they should be', () => {
    expect(allChecks[id].ofGood()).toEqual([]);
  });

  test('fails on a wrong example of everything it judges, naming it', () => {
    const judged = Object.entries(allChecks[id].ofBroken());
    expect(judged.length > 0).toBe(words.kind === 'check');
    for (const [fact, examples] of judged) {
      expect(examples.length, `${fact} has no wrong example`).toBeGreaterThan(0);
      for (const faults of examples) {
        expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${fact} is `)));
      }
    }
  });
});

test('there are the twenty and more that were asked for, the money last but for the end', () => {
  expect(checkIds.length).toBeGreaterThanOrEqual(20);
  expect(checkIds.slice(-4)).toEqual(['charge', 'receiptFiles', 'cancel', 'end']);
  expect(Object.keys(allChecks)).toEqual([...checkIds]);
});

test.each([
  ['45.4.1', '45.4.1', true],
  ['45.10.0', '45.4.1', true],
  ['46.0.0', '45.4.1', true],
  ['45.4.0', '45.4.1', false],
  ['44.9.9', '45.4.1', false],
  ['', '45.4.1', false],
])('version %s is at least %s: %s', (version, floor, is) => {
  expect(isAtLeast(version, floor)).toBe(is);
});
