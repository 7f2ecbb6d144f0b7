import { expect, test } from '@playwright/test';
import { allChecks } from '../real-electron/all-checks.ts';
import { Bench } from '../real-electron/bench.ts';
import { type CheckId, checkIds, checkList } from '../real-electron/list.ts';

// The checks for the real Electron that the stand-in can imitate, by the same code: what is seen here is
// that the checks work, and that they fail where they must. It says nothing of Electron.
test.describe.configure({ mode: 'default' });

const benches: Bench[] = [];

function benchFor(name: string, ...args: readonly string[]): Bench {
  const bench = new Bench('chromium', `out/test/checks-${name}`, args);
  benches.push(bench);
  return bench;
}

test.describe('the checks of the real Electron', () => {
  const bench = benchFor('hard');

  for (const id of checkIds.filter((each) => checkList[each].where === 'both')) {
    test(`pass in the stand-in: ${id}`, async () => {
      const { faults, facts } = await allChecks[id].run(bench);
      await bench.closeOwn();
      expect(faults, JSON.stringify(facts)).toEqual([]);
    });
  }

  test('that need the real main say so instead of passing', async () => {
    await expect(allChecks.notice.run(bench)).rejects.toThrow('This is not Electron.');
  });
});

test.describe('an app that leaves everything open', () => {
  const soft = benchFor('soft', '--soft');

  for (const id of ['permissions', 'navigation'] as const satisfies readonly CheckId[]) {
    test(`fails the check: ${id}`, async () => {
      const { faults } = await allChecks[id].run(soft);
      expect(faults.length).toBeGreaterThan(0);
    });
  }
});

test.afterAll(async () => {
  for (const bench of benches) await bench.close();
});
