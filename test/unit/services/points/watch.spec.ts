import { describe, expect, test } from 'vitest';
import { pointsViewOf } from '../../../../main/services/points/points-views.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

const minuteMs = 60_000;

/** How many look-ups came while this much time passed. */
async function looksIn(till: TestPoints, ms: number): Promise<number> {
  const before = till.calls('look-up');
  await till.clock.advance(ms);
  return till.calls('look-up') - before;
}

describe('what waits for its deposit is looked at', () => {
  test('every half minute, then every minute, then every five', async () => {
    const till = await createTestPoints();
    await till.request();
    const first = await looksIn(till, 5 * minuteMs);
    expect(first).toBeGreaterThanOrEqual(8);
    expect(first).toBeLessThanOrEqual(10);
    const next = await looksIn(till, 25 * minuteMs);
    expect(next).toBeGreaterThanOrEqual(20);
    expect(next).toBeLessThanOrEqual(26);
    const later = await looksIn(till, 60 * minuteMs);
    expect(later).toBeGreaterThanOrEqual(10);
    expect(later).toBeLessThanOrEqual(13);
    expect(till.bugs).toEqual([]);
  });

  test('every five seconds while its account is being prepared', async () => {
    const till = await createTestPoints({ switches: { waitedMs: 60_000 } });
    await till.request();
    expect(till.newest().state).toMatchObject({ said: { status: 'waited' } });
    expect(await looksIn(till, minuteMs)).toBeGreaterThanOrEqual(9);
    await till.clock.advance(10_000);
    expect(till.newest().state).toMatchObject({
      said: { status: 'ready', account: { accountNumber: expect.stringMatching(/^\d+$/) } },
    });
    expect(await looksIn(till, minuteMs)).toBeLessThanOrEqual(3);
  });

  test('until it ends, and never again', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.bunjang.deposit(till.bunjang.books.issuances[0]?.id ?? '');
    await till.clock.advance(40_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'done' } });
    expect(await looksIn(till, 60 * minuteMs)).toBe(0);
    expect(till.life().points.watch.nextLookMs()).toBeNull();
    await till.restart();
    expect(await looksIn(till, 60 * minuteMs)).toBe(0);
  });

  test('and the balance with it: what the deposit brought is there at once', async () => {
    const till = await createTestPoints();
    await till.request(500_000);
    await till.bunjang.deposit(till.bunjang.books.issuances[0]?.id ?? '');
    await till.clock.advance(40_000);
    const view = pointsViewOf(till.life().points, 'missing');
    expect(view.balance?.balanceWon).toBe(7_750_000);
    expect(view.seen.map(({ balanceWon }) => balanceWon)).toEqual([7_250_000, 7_750_000]);
  });

  test('less and less while no answer comes, and at once when the line is back', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.bunjang.unplug();
    const count = (): number => {
      const view = pointsViewOf(till.life().points, 'missing');
      return (view.nextCheckMs ?? 0) - till.life().clock.wallMs();
    };
    await till.clock.advance(30 * minuteMs);
    expect(count()).toBeLessThanOrEqual(6 * minuteMs);
    expect(till.calls('look-up')).toBe(0);
    await till.bunjang.plugIn();
    till.life().points.watch.hurry();
    await till.rest();
    expect(till.calls('look-up')).toBe(1);
  });

  test('no sooner and no later when the wall clock jumps', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.clock.advance(minuteMs);
    till.clock.jumpWall(-48 * 60 * minuteMs);
    const back = await looksIn(till, 3 * minuteMs);
    till.clock.jumpWall(96 * 60 * minuteMs);
    const ahead = await looksIn(till, 10 * minuteMs);
    // One of each is turned away for its time, and asked again at once.
    expect(back).toBeGreaterThanOrEqual(5);
    expect(back).toBeLessThanOrEqual(7);
    expect(ahead).toBeGreaterThanOrEqual(9);
    expect(ahead).toBeLessThanOrEqual(12);
  });

  test('after a start at once', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.restart();
    expect(till.calls('look-up')).toBe(1);
  });

  test('a status of tomorrow, too', async () => {
    const till = await createTestPoints();
    till.bunjang.faults.next('request', { kind: 'altered', data: { status: 'HELD' } });
    await till.request();
    expect(till.newest().state).toMatchObject({ said: { status: 'other', statusText: 'HELD' } });
    await till.clock.advance(40_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'ready', statusText: 'READY' } });
  });
});

describe('nobody is asked', () => {
  test('about what was asked for with other keys; it is shown', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.restart({ fingerprint: 'points-2' });
    expect(await looksIn(till, 60 * minuteMs)).toBe(0);
    const view = pointsViewOf(till.life().points, 'stored');
    expect(view.issuances).toMatchObject([{ accountElsewhere: true, nextCheckMs: null }]);
    expect(view.balance).toBeNull();
    await till.restart();
    expect(await looksIn(till, minuteMs)).toBeGreaterThan(0);
  });

  test('in a mode without Bunjang, nor after the session ended', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.restart({ available: false });
    expect(await looksIn(till, 60 * minuteMs)).toBe(0);
    expect(pointsViewOf(till.life().points, 'stored').available).toBe(false);
    await till.restart();
    await till.life().points.stop();
    expect(await looksIn(till, 60 * minuteMs)).toBe(0);
  });
});

describe('an answer about something else', () => {
  test.each([{ amount: 999 }, { id: '9999' }])('%j is no answer', async (data) => {
    const till = await createTestPoints();
    await till.request();
    const before = till.newest();
    till.bunjang.faults.next('look-up', { kind: 'altered', data: { ...data, status: 'DONE' } });
    await till.clock.advance(40_000);
    expect(till.calls('look-up')).toBe(1);
    expect(till.newest()).toEqual(before);
  });
});

describe('of a request whose answer was lost', () => {
  test('the balance is read on, so that a person sees what came', async () => {
    const till = await createTestPoints();
    till.bunjang.faults.next('request', { kind: 'drop', commit: 'done' });
    await till.request(500_000);
    await till.bunjang.deposit(till.bunjang.books.issuances[0]?.id ?? '');
    await till.clock.advance(40_000);
    const [issuance] = pointsViewOf(till.life().points, 'missing').issuances;
    expect(issuance).toMatchObject({
      state: 'needs-person',
      balanceBeforeWon: 7_250_000,
      balanceNowWon: 7_750_000,
    });
    expect(till.calls('look-up')).toBe(0);
  });
});

describe('an end is told of once', () => {
  test.each(['done', 'failed', 'cancelled'] as const)('%s', async (end) => {
    const till = await createTestPoints({ switches: { dueMs: 20_000 } });
    await till.request();
    const [issuance] = till.bunjang.books.issuances;
    if (!issuance) throw new Error('none was made');
    if (end === 'done') await till.bunjang.deposit(issuance.id);
    if (end === 'cancelled') issuance.status = 'CANCELLED';
    await till.clock.advance(minuteMs);
    expect(till.ends.map(({ told }) => told)).toEqual([end]);
    await till.restart();
    await till.clock.advance(60 * minuteMs);
    await till.life().points.watch.lookAtAll();
    expect(till.ends).toHaveLength(1);
  });

  test('also when it came while the till was off', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.life().points.stop();
    await till.bunjang.deposit(till.bunjang.books.issuances[0]?.id ?? '');
    await till.clock.advance(60 * minuteMs);
    expect(till.ends).toEqual([]);
    await till.restart();
    expect(till.ends.map(({ told }) => told)).toEqual(['done']);
    await till.restart();
    expect(till.ends).toHaveLength(1);
  });

  test('before it is on disk nobody is told', async () => {
    const till = await createTestPoints();
    await till.request();
    const { ledger } = till.life();
    const told = till.ends.length;
    await till.bunjang.deposit(till.bunjang.books.issuances[0]?.id ?? '');
    ledger.close();
    await till.clock.advance(40_000);
    expect(till.ends).toHaveLength(told);
  });
});

test('a person who asks is answered with the balance and everything that is open', async () => {
  const till = await createTestPoints();
  await till.request();
  const { watch } = till.life().points;
  const before = [till.calls('balance'), till.calls('look-up')];
  expect(await watch.lookAtAll()).toEqual({ ok: true, value: null });
  expect([till.calls('balance'), till.calls('look-up')]).toEqual([
    (before[0] ?? 0) + 1,
    (before[1] ?? 0) + 1,
  ]);
  till.bunjang.faults.next('balance', { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'never' });
  expect(await watch.lookAtAll()).toMatchObject({ ok: false, failure: { kind: 'server' } });
});

test('balances are kept when they change, and once an hour', async () => {
  const till = await createTestPoints();
  await till.request();
  await till.clock.advance(150 * minuteMs);
  const { seen } = pointsViewOf(till.life().points, 'missing');
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(seen.length).toBeLessThanOrEqual(4);
  expect(till.calls('balance')).toBeGreaterThan(30);
});
