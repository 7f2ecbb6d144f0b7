import { describe, expect, test } from 'vitest';
import { cancelPoints } from '../../../../main/services/points/cancel-points.ts';
import { issuanceViewOf } from '../../../../main/services/points/points-views.ts';
import type { Fault } from '../../../../main/training/bunjang/faults.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

/** A till with one request that waits for its deposit. */
async function ready(): Promise<{ readonly till: TestPoints; readonly id: string }> {
  const till = await createTestPoints();
  await till.request();
  return { till, id: till.bunjang.books.issuances[0]?.id ?? '' };
}

const cancel = ({ till, id }: { readonly till: TestPoints; readonly id: string }) =>
  cancelPoints(till.core(), till.yes, id);

test('a cancel that Bunjang answers is done: one POST, re-read before, told of once', async () => {
  const all = await ready();
  const { till } = all;
  expect(await cancel(all)).toMatchObject({ value: { state: { said: { status: 'cancelled' } } } });
  expect(till.asked.at(-1)).toEqual({
    kind: 'cancel-points',
    issuanceId: all.id,
    amountWon: 1_000_000,
  });
  expect([till.calls('look-up'), till.calls('cancel')]).toEqual([2, 1]);
  expect(till.ends.map(({ told }) => told)).toEqual(['cancelled']);
  // The way is free for another request.
  expect(await till.request()).toMatchObject({ value: { state: { at: 'asked' } } });
});

describe('a cancel whose answer is lost', () => {
  const lost: readonly Fault[] = [
    { kind: 'drop', commit: 'done' },
    { kind: 'page', status: 502, commit: 'done' },
    { kind: 'garbled', commit: 'done' },
    { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'done' },
    { kind: 'altered', data: { id: '9999' } },
    { kind: 'altered', data: { amount: 1 } },
  ];
  test.each(lost)('%j: is under way, and found out by looking', async (fault) => {
    const all = await ready();
    const { till } = all;
    till.bunjang.faults.next('cancel', fault);
    const sent = await cancel(all);
    expect(sent.ok).toBe(true);
    expect(issuanceViewOf(till.life().points, till.newest())).toMatchObject({
      status: 'ready',
      cancelUnderway: true,
    });
    // Nobody may send another one meanwhile.
    expect(await cancel(all)).toMatchObject({ ok: false });
    await till.clock.advance(8_000);
    expect(issuanceViewOf(till.life().points, till.newest())).toMatchObject({
      status: 'cancelled',
      cancelUnderway: false,
    });
    expect(till.calls('cancel')).toBe(1);
  });

  test.each<Fault>([
    { kind: 'drop', commit: 'never' },
    { kind: 'error', code: 'INTERNAL_ERROR', commit: 'never' },
  ])(
    '%j: stays under way until Bunjang had its time, then is said to be nothing',
    async (fault) => {
      const all = await ready();
      const { till } = all;
      till.bunjang.faults.next('cancel', fault);
      await cancel(all);
      await till.clock.advance(170_000);
      expect(till.newest().state).toMatchObject({ cancelMs: expect.any(Number) });
      await till.clock.advance(20_000);
      expect(till.newest().state).toMatchObject({ said: { status: 'ready' }, cancelMs: null });
      expect(till.calls('cancel')).toBe(1);
      // And a person may send it again.
      expect(await cancel(all)).toMatchObject({ ok: true });
      expect(till.newest().state).toMatchObject({ said: { status: 'cancelled' } });
    },
  );

  test('that comes late is found within the time', async () => {
    const all = await ready();
    const { till } = all;
    till.bunjang.faults.next('cancel', { kind: 'drop-then-commit', afterMs: 90_000 });
    await cancel(all);
    await till.clock.advance(60_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'ready' } });
    await till.clock.advance(45_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'cancelled' }, cancelMs: null });
  });
});

describe('a cancel that Bunjang refuses', () => {
  test.each<[Fault, object]>([
    [{ kind: 'error', code: 'BAD_REQUEST', commit: 'never' }, { reason: 'bad-request' }],
    [{ kind: 'error', code: 'NOT_ENOUGH_PERMISSION', commit: 'never' }, { reason: 'permission' }],
    [{ kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' }, { reason: 'clock' }],
    [{ kind: 'error', code: 'NOT_FOUND_PAY_INBOUND', commit: 'never' }, { reason: 'not-found' }],
    [{ kind: 'too-many', retryAfterS: 3 }, { reason: 'too-many' }],
  ])('%j: is over, and says why', async (fault, why) => {
    const all = await ready();
    const { till } = all;
    till.bunjang.faults.next('cancel', fault);
    expect(await cancel(all)).toMatchObject({ failure: { kind: 'points', ...why } });
    expect(till.newest().state).toMatchObject({ said: { status: 'ready' }, cancelMs: null });
    expect(till.calls('cancel')).toBe(1);
  });

  test('for the deposit came first: says that it was paid', async () => {
    const all = await ready();
    const { till } = all;
    till.bunjang.faults.next('cancel', { kind: 'paid-first' });
    expect(await cancel(all)).toMatchObject({ failure: { reason: 'not-ready', code: 'DONE' } });
    expect(till.newest().state).toMatchObject({ said: { status: 'done' }, cancelMs: null });
    expect(till.ends.map(({ told }) => told)).toEqual(['done']);
  });
});

describe('what does not wait for its deposit is not cancelled', () => {
  test('paid before anybody was asked', async () => {
    const all = await ready();
    await all.till.bunjang.deposit(all.id);
    expect(await cancel(all)).toMatchObject({ failure: { reason: 'not-ready', code: 'DONE' } });
    expect(all.till.asked).toHaveLength(1);
    expect(all.till.calls('cancel')).toBe(0);
  });

  test('paid while the manager was asked', async () => {
    const { till, id } = await ready();
    const slow = async () => {
      await till.bunjang.deposit(id);
      return true;
    };
    const done = await cancelPoints(till.core(), slow, id);
    expect(done).toMatchObject({ failure: { reason: 'not-ready', code: 'DONE' } });
    expect(till.calls('cancel')).toBe(0);
  });

  test('still being prepared', async () => {
    const till = await createTestPoints({ switches: { waitedMs: 600_000 } });
    await till.request();
    const id = till.bunjang.books.issuances[0]?.id ?? '';
    expect(await cancel({ till, id })).toMatchObject({ failure: { code: 'WAITED' } });
  });

  test('unknown to Bunjang', async () => {
    const till = await createTestPoints();
    expect(await cancel({ till, id: '7' })).toMatchObject({ failure: { reason: 'not-found' } });
    expect(till.asked).toEqual([]);
  });

  test('a no leaves it as it is', async () => {
    const { till, id } = await ready();
    const no = await cancelPoints(till.core(), () => Promise.resolve(false), id);
    expect(no).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect(till.calls('cancel')).toBe(0);
  });
});

test('one that was asked for elsewhere is kept from its cancel on, and blocks nothing', async () => {
  const till = await createTestPoints();
  await till.request();
  const id = till.bunjang.books.issuances[0]?.id ?? '';
  // Another till of the shop, with the same keys and a ledger of its own.
  const other = await createTestPoints();
  other.bunjang.books.issuances.push(...till.bunjang.books.issuances);
  other.bunjang.faults.next('cancel', { kind: 'drop', commit: 'never' });
  const sent = await cancelPoints(other.core(), other.yes, id);
  if (!sent.ok) throw new Error('not sent');
  expect(issuanceViewOf(other.life().points, sent.value)).toMatchObject({
    requestId: null,
    issuanceId: id,
    requestedMs: null,
    cancelUnderway: true,
  });
  await other.restart();
  expect(other.newest()).toMatchObject({
    askedHere: false,
    state: { cancelMs: expect.any(Number) },
  });
  await other.clock.advance(200_000);
  expect(other.newest().state).toMatchObject({ said: { status: 'ready' }, cancelMs: null });
  // Upstream refuses a second one, not this till.
  expect(await other.request()).toMatchObject({ value: { state: { at: 'refused' } } });
  expect(other.calls('request')).toBe(1);
});

test('nothing leaves when the line went after the re-read, and it is over', async () => {
  const { till, id } = await ready();
  const { bunjang } = till.core();
  if (!bunjang) throw new Error('no Bunjang');
  const core = {
    ...till.core(),
    bunjang: {
      ...bunjang,
      cancel: async (issuanceId: string, mayStart: () => boolean) => {
        await till.bunjang.unplug();
        return bunjang.cancel(issuanceId, mayStart);
      },
    },
  };
  const sent = await cancelPoints(core, till.yes, id);
  expect(sent).toEqual({ ok: false, failure: { kind: 'offline', money: 'untouched' } });
  expect(till.newest().state).toMatchObject({ said: { status: 'ready' }, cancelMs: null });
});
