import { describe, expect, test } from 'vitest';
import { lookUpPoints } from '../../../../main/services/points/look-up-points.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

const minuteMs = 60_000;

/** How many look-ups came while this much time passed. */
async function looksIn(till: TestPoints, ms: number): Promise<number> {
  const before = till.calls('look-up');
  await till.clock.advance(ms);
  return till.calls('look-up') - before;
}

describe('a number that Bunjang knows no more', () => {
  test('is said to be so, and stands in nobody’s way, but not at once', async () => {
    const till = await createTestPoints();
    await till.request();
    const kept = till.bunjang.books.issuances.splice(0);
    await till.clock.advance(2 * minuteMs);
    expect(till.newest().state).toMatchObject({ said: { status: 'ready' } });
    expect(await till.request()).toMatchObject({ failure: { reason: 'one-ready' } });
    await till.clock.advance(2 * minuteMs);
    expect(till.newest().state).toMatchObject({
      said: { issuanceId: '1001', status: 'other', statusText: 'NOT_FOUND_PAY_INBOUND' },
    });
    expect(await looksIn(till, 60 * minuteMs)).toBeGreaterThan(5);
    // It is there again: as if nothing had been.
    till.bunjang.books.issuances.push(...kept);
    await till.clock.advance(6 * minuteMs);
    expect(till.newest().state).toMatchObject({ said: { status: 'ready' } });
    till.bunjang.books.issuances.splice(0);
    await till.clock.advance(6 * minuteMs);
    expect(await till.request()).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(till.bugs).toEqual([]);
  });

  test('is not believed gone for an address that is wrong, nor after its end', async () => {
    const till = await createTestPoints();
    await till.request();
    const id = till.bunjang.books.issuances[0]?.id ?? '';
    const fault = { kind: 'error', code: 'RESOURCE_NOT_FOUND', commit: 'never' } as const;
    await till.clock.advance(4 * minuteMs);
    till.bunjang.faults.next('look-up', fault);
    await till.life().points.watch.lookAtAll();
    expect(till.newest().state).toMatchObject({ said: { status: 'ready' } });
    await till.bunjang.deposit(id);
    await till.life().points.watch.lookAtAll();
    till.bunjang.books.issuances.splice(0);
    expect(await lookUpPoints(till.core(), id)).toMatchObject({
      failure: { reason: 'not-found' },
    });
    expect(till.newest().state).toMatchObject({ said: { status: 'done' } });
  });
});
