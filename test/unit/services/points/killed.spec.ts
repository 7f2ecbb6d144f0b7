import { describe, expect, test } from 'vitest';
import { won } from '../../../../main/domain/won.ts';
import { requestPoints } from '../../../../main/services/points/request-points.ts';
import { LedgerStopped } from '../../../../main/store/ledger-failure.ts';
import { openLedger } from '../../../../main/store/open-ledger.ts';
import type { Fault } from '../../../../main/training/bunjang/faults.ts';
import { holdDisk } from '../../../core/disk.ts';
import { createTestPoints } from '../../../core/test-points.ts';
import { until } from '../../../core/until.ts';

const made = 'sending';

describe('a till that is killed', () => {
  test('while the manager is asked has asked for nothing', async () => {
    const till = await createTestPoints();
    void requestPoints(till.core(), () => new Promise(() => undefined), won(1_000));
    await till.restart();
    expect(till.life().ledger.read.issuances(9)).toEqual([]);
    expect(till.bunjang.seen).toEqual([]);
  });

  test('during the balance call has asked for nothing', async () => {
    const till = await createTestPoints();
    till.bunjang.faults.next('balance', { kind: 'slow', delayMs: 60_000 });
    void till.request().catch(() => undefined);
    await until(() => till.calls('balance') > 0);
    await till.restart();
    expect(till.life().ledger.read.issuances(9)).toEqual([]);
    expect(till.calls('request')).toBe(0);
  });

  test('between its row and the POST: a person must look, for no start can know that', async () => {
    const till = await createTestPoints();
    const { bunjang } = till.core();
    if (!bunjang) throw new Error('no Bunjang');
    let atThePost = false;
    const request = () => {
      atThePost = true;
      return new Promise<never>(() => undefined);
    };
    void requestPoints({ ...till.core(), bunjang: { ...bunjang, request } }, till.yes, won(1_000));
    await until(() => atThePost);
    expect(till.newest().state.at).toBe(made);
    const { lost } = await till.restart();
    expect(lost).toBe(1);
    expect(till.newest().state).toEqual({ at: 'needs-person', code: '', reason: '' });
    await till.clock.advance(3_600_000);
    expect(till.calls('request')).toBe(0);
  });

  test.each<Fault>([
    { kind: 'late-answer', delayMs: 60_000 },
    { kind: 'slow', delayMs: 60_000 },
  ])('during the POST (%j): a person must look, and nothing is sent again', async (fault) => {
    const till = await createTestPoints();
    till.bunjang.faults.next('request', fault);
    void till.request().catch(() => undefined);
    await until(() => till.calls('request') > 0);
    expect(till.newest().state.at).toBe(made);
    const { lost } = await till.restart();
    expect(lost).toBe(1);
    await till.clock.advance(3_600_000);
    expect(till.newest().state.at).toBe('needs-person');
    expect(till.calls('request')).toBe(1);
    expect(await till.request()).toMatchObject({ failure: { reason: 'one-ready' } });
  });

  test('after the answer knows it', async () => {
    const till = await createTestPoints();
    await till.request();
    const { lost } = await till.restart();
    expect(lost).toBe(0);
    expect(till.newest().state).toMatchObject({ at: 'asked', said: { status: 'ready' } });
  });

  test('while a cancel is under way looks until it is known', async () => {
    const till = await createTestPoints();
    await till.request();
    const { points } = till.life();
    const { cancelPoints } = await import('../../../../main/services/points/cancel-points.ts');
    till.bunjang.faults.next('cancel', { kind: 'late-answer', delayMs: 60_000 });
    const id = till.bunjang.books.issuances[0]?.id ?? '';
    void cancelPoints(points.core, till.yes, id).catch(() => undefined);
    await until(() => till.calls('cancel') > 0);
    await till.restart();
    await till.clock.advance(10_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'cancelled' }, cancelMs: null });
    expect(till.calls('cancel')).toBe(1);
  });
});

describe('two processes on one ledger', () => {
  test('the one that lost it sends nothing', async () => {
    const till = await createTestPoints();
    const { bunjang } = till.core();
    if (!bunjang) throw new Error('no Bunjang');
    const { file } = till;
    let others: ReturnType<typeof openLedger> | null = null;
    // The ledger is taken over between the row and the first byte.
    const request: typeof bunjang.request = (order) => {
      others = openLedger({ file, macKey: null, nowMs: Date.now });
      return bunjang.request(order);
    };
    const core = { ...till.core(), bunjang: { ...bunjang, request } };
    const asked = await requestPoints(core, till.yes, won(1_000));
    expect(asked).toMatchObject({ value: { state: { at: 'not-sent' } } });
    expect(till.calls('request')).toBe(0);
    expect(till.newest().state.at).toBe(made);
    const other = others as ReturnType<typeof openLedger> | null;
    if (!other?.ok) throw new Error('not taken over');
    expect(() => till.life().ledger.write('till', () => undefined)).toThrow(/in-use/);
    other.value.close();
  });

  test('the one that comes later finds the other’s request and asks for no second', async () => {
    const till = await createTestPoints();
    till.bunjang.faults.next('request', { kind: 'late-answer', delayMs: 600_000 });
    const first = till.request().catch(() => undefined);
    await until(() => till.calls('request') > 0);
    const later = await createTestPoints({ file: till.file });
    expect(later.life().lost).toBe(1);
    expect(await later.request()).toMatchObject({ failure: { reason: 'one-ready' } });
    expect(later.calls('request')).toBe(0);
    await first;
    expect(later.newest().state.at).toBe('needs-person');
  });

  test('a till that stood still before the first byte sends nothing', async () => {
    const till = await createTestPoints();
    const { bunjang } = till.core();
    if (!bunjang) throw new Error('no Bunjang');
    const request: typeof bunjang.request = (order) => {
      till.clock.advanceNow(16_000);
      return bunjang.request(order);
    };
    const core = { ...till.core(), bunjang: { ...bunjang, request } };
    const asked = await requestPoints(core, till.yes, won(1_000));
    expect(asked).toMatchObject({ value: { state: { at: 'not-sent' } } });
    expect(till.calls('request')).toBe(0);
  });
});

describe('a disk that refuses', () => {
  test('before the row: nothing is asked for', async () => {
    const { opened: till, disk } = await holdDisk(createTestPoints);
    disk.refuse();
    await expect(till.request()).rejects.toMatchObject({ kind: 'read-only' });
    expect(till.calls('request')).toBe(0);
    // Known to refuse now: the next one is told so before anybody is asked.
    expect(await till.request()).toMatchObject({ failure: { kind: 'storage' } });
    disk.take();
  });

  test('after the answer: the number is kept as soon as there is room', async () => {
    const { opened: till, disk } = await holdDisk(createTestPoints);
    const { bunjang } = till.core();
    if (!bunjang) throw new Error('no Bunjang');
    const request: typeof bunjang.request = async (order) => {
      const answer = await bunjang.request(order);
      disk.refuse();
      return answer;
    };
    const core = { ...till.core(), bunjang: { ...bunjang, request } };
    const asked = await requestPoints(core, till.yes, won(70_000));
    expect(asked).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(till.newest().state.at).toBe(made);
    await till.clock.advance(11_000);
    disk.take();
    await till.clock.advance(6_000);
    expect(till.newest().state).toMatchObject({ at: 'asked', said: { status: 'ready' } });
    expect(till.bugs).toEqual([]);
  });

  test('to be read when the answer comes: the number is kept all the same', async () => {
    const till = await createTestPoints();
    const { ledger } = till.core();
    const issuanceByNumber = (): never => {
      throw new LedgerStopped('broken', 'test');
    };
    const core = {
      ...till.core(),
      ledger: { ...ledger, read: { ...ledger.read, issuanceByNumber } },
    };
    const asked = await requestPoints(core, till.yes, won(70_000));
    expect(asked).toMatchObject({
      value: { state: { at: 'asked', said: { issuanceId: '1001' } } },
    });
    expect(till.newest().state).toMatchObject({ said: { issuanceId: '1001' } });
  });
});

test('books that do not take the answer leave nothing on its way: a person must look', async () => {
  const till = await createTestPoints();
  await till.request();
  await till.bunjang.deposit('1001');
  await till.clock.advance(60_000);
  till.bunjang.faults.next('request', { kind: 'altered', data: { id: '1001' } });
  const { ledger } = till.core();
  const read = { ...ledger.read, issuanceByNumber: () => null };
  const core = { ...till.core(), ledger: { ...ledger, read } };
  expect(await requestPoints(core, till.yes, won(1_000_000))).toMatchObject({
    value: { state: { at: 'needs-person', code: 'NOT_KEPT', reason: '1001' } },
  });
  expect(till.newest().state.at).toBe('needs-person');
  expect(till.bugs).toHaveLength(1);
});

describe('a ledger that is held', () => {
  test.each(['damaged', 'older-copy'] as const)(
    'as %s asks for nothing, and looks on',
    async (kind) => {
      const till = await createTestPoints();
      await till.request();
      till.life().ledger.hold(kind);
      const { cancelPoints } = await import('../../../../main/services/points/cancel-points.ts');
      const id = till.bunjang.books.issuances[0]?.id ?? '';
      const storage = { failure: { kind: 'storage', state: kind } };
      expect(await till.request()).toMatchObject(storage);
      expect(await cancelPoints(till.core(), till.yes, id)).toMatchObject(storage);
      expect([till.calls('request'), till.calls('cancel')]).toEqual([1, 0]);
      await till.bunjang.deposit(id);
      await till.clock.advance(40_000);
      expect(till.newest().state).toMatchObject({ said: { status: 'done' } });
    },
  );
});
