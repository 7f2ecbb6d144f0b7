import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import {
  paidLate,
  type WatchedKind,
  watchEntry,
  watchedSale,
  watchLooks,
} from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const status = (till: TestCore, { merchantUid }: Payment): string =>
  statusOf(paymentOf(till.core(), merchantUid));
const kinds: readonly WatchedKind[] = ['declined', 'nothing-found', 'failed-row', 'at-door'];

describe('a payment that was closed after it may have been sent', () => {
  test.each(kinds)('%s: is looked at for a day, and then no more', async (kind) => {
    const till = await createTestCore();
    const payment = await watchedSale(till, kind);
    const closedMs = payment.updatedMs;
    await till.clock.advance(25 * hourMs);
    const looks = watchLooks(till, payment).map((atMs) => Math.round((atMs - closedMs) / minuteMs));
    const dense = Array.from({ length: 18 }, (_, n) => 5 * (n + 1));
    expect(looks).toEqual([...dense, 240, 480, 1_440]);
    expect(watchEntry(till, payment)).toBeNull();
    expect(status(till, payment)).toBe(statusOf(payment));
    expect(till.bugs).toEqual([]);
  });

  test.each([1, 11, 29, 70, 89])(
    'and is paid %i minutes later is an alarm within 10 minutes',
    async (minutes) => {
      const till = await createTestCore();
      const payment = await watchedSale(till);
      await till.clock.advance(minutes * minuteMs);
      expect(status(till, payment)).toBe('declined: short');
      const { impUid } = paidLate(till, payment);
      await till.clock.advance(10 * minuteMs);
      const now = paymentOf(till.core(), payment.merchantUid);
      expect(statusOf(now)).toBe('paid!late-paid');
      expect(now.state).toMatchObject({ at: 'paid', paid: { impUid } });
      expect(watchEntry(till, payment)).toBeNull();
    },
  );

  test.each([3, 7, 23])('and is paid after %i hours is found by the next day', async (hours) => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    await till.clock.advance(hours * hourMs);
    paidLate(till, payment);
    await till.clock.advance(16 * hourMs);
    expect(status(till, payment)).toBe('paid!late-paid');
  });

  test('and is paid twice late: the earlier is ours, the other is named', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    const later = paidLate(till, payment, { paidAtS: 9 });
    const first = paidLate(till, payment, { paidAtS: 5 });
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      alarm: 'two-paid',
      otherImpUid: later.impUid,
      state: { at: 'paid', paid: { impUid: first.impUid } },
    });
  });

  test('and something stands there that may become money: it is unknown again, and asked about', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    const row = paidLate(till, payment, { status: 'ready', paidAtS: 0 });
    await till.clock.advance(6 * minuteMs);
    expect(status(till, payment)).toBe('unknown!still-ready');
    row.status = 'paid';
    row.paidAtS = row.startedAtS;
    await till.clock.advance(10 * minuteMs);
    expect(status(till, payment)).toBe('paid!late-paid');
  });

  test('never sent or proved unsent: nobody looks at it', async () => {
    const till = await createTestCore();
    await till.gateway.unplug();
    const payment = newSale(till.core());
    await chargeOnce(till.core(), payment);
    expect(watchEntry(till, payment)).toBeNull();
    await till.gateway.plugIn();
    expect(watchEntry(till, await paidSale(till.core()))).toBeNull();
  });
});

describe('a look of the watch', () => {
  test('without an answer uses up no step, and is tried again within 6 minutes', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    till.gateway.faults.down.add('look-ups');
    await till.clock.advance(10 * hourMs);
    expect(watchLooks(till, payment)).toEqual([]);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 0 });
    till.gateway.faults.clear();
    paidLate(till, payment);
    await till.clock.advance(6 * minuteMs);
    expect(status(till, payment)).toBe('paid!late-paid');
  });

  test('because the network is back uses up no step', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    for (let n = 0; n < 30; n += 1) {
      till.life().drain.hurry();
      await till.rest();
    }
    expect(watchLooks(till, payment)).toHaveLength(30);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 0 });
    await till.clock.advance(5 * minuteMs);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
  });

  test('whose payment is another account’s asks nobody', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    Object.assign(till.core().account, { fingerprint: 'account-2' });
    const asked = till.gateway.seen.length;
    await till.clock.advance(hourMs);
    expect(till.gateway.seen).toHaveLength(asked);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 0 });
  });
});

describe('after a restart', () => {
  test.each([
    ['before the step', 2 * minuteMs, 0],
    ['after the step', 6 * minuteMs, 1],
    ['a day later', 24 * hourMs, 1],
  ])('%s: it is looked at once', async (_, offMs, tries) => {
    const till = await createTestCore({ queue: false });
    const payment = await watchedSale(till);
    await till.clock.advance(offMs);
    await till.restart();
    till.life().drain.wake();
    await till.rest();
    expect(watchLooks(till, payment)).toHaveLength(1);
    expect(watchEntry(till, payment)).toMatchObject({ tries });
  });

  test('what is left of the gap is waited for, not all of it', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    await till.clock.advance(4 * minuteMs);
    await till.restart();
    await till.clock.advance(minuteMs + 1);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
  });

  test('many restarts in a row use up no steps', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    for (let n = 0; n < 25; n += 1) await till.restart();
    expect(watchEntry(till, payment)).toMatchObject({ tries: 0 });
    await till.clock.advance(25 * hourMs);
    expect(watchEntry(till, payment)).toBeNull();
  });
});

describe('a wall clock that jumps', () => {
  test.each([
    ['forward', 48 * hourMs],
    ['back', -48 * hourMs],
  ])('48 h %s while the program runs changes nothing', async (_, jumpMs) => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    till.clock.jumpWall(jumpMs);
    await till.clock.advance(7 * minuteMs);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
    till.clock.jumpWall(-2 * jumpMs);
    await till.clock.advance(63 * minuteMs);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 14 });
    paidLate(till, payment);
    await till.clock.advance(10 * minuteMs);
    expect(status(till, payment)).toBe('paid!late-paid');
  });

  test('48 h forward over a restart uses up one step at the most', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    till.clock.jumpWall(48 * hourMs);
    await till.restart();
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
    await till.clock.advance(4 * minuteMs);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
  });

  test('48 h back over a restart holds up nothing', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    till.clock.jumpWall(-48 * hourMs);
    await till.restart();
    await till.clock.advance(5 * minuteMs);
    expect(watchEntry(till, payment)).toMatchObject({ tries: 1 });
  });
});

describe('the watch of a payment that is charged again', () => {
  test('ends with the sending and begins anew when that is closed too', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    await till.clock.advance(50 * minuteMs);
    const first = watchEntry(till, payment);
    expect(first).toMatchObject({ tries: 10 });
    till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
    await chargeOnce(till.core(), paymentOf(till.core(), payment.merchantUid));
    const second = watchEntry(till, payment);
    expect(second).toMatchObject({ tries: 0 });
    expect(second?.entryId).not.toBe(first?.entryId);
    await till.clock.advance(25 * hourMs);
    expect(watchEntry(till, payment)).toBeNull();
  });

  test('goes on after it is paid: an earlier attempt may still come', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    await chargeOnce(till.core(), payment);
    const paid = paymentOf(till.core(), payment.merchantUid);
    expect(statusOf(paid)).toBe('paid');
    expect(watchEntry(till, payment)).not.toBeNull();
    await till.clock.advance(70 * minuteMs);
    expect(status(till, payment)).toBe('paid');
    const { impUid } = paidLate(till, payment);
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      alarm: 'two-paid',
      otherImpUid: impUid,
      state: paid.state,
    });
  });
});
