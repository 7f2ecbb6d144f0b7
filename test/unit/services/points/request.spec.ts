import { describe, expect, test } from 'vitest';
import { type Issuance, isOpen } from '../../../../main/domain/points/shop-issuance.ts';
import { won } from '../../../../main/domain/won.ts';
import { requestPoints } from '../../../../main/services/points/request-points.ts';
import type { Fault } from '../../../../main/training/bunjang/faults.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

type At = Issuance['state']['at'];

/** Every way an answer can go, what the till may believe, and whether Bunjang made one. */
const outcomes: readonly (readonly [Fault | null, At, number])[] = [
  [null, 'asked', 1],
  [{ kind: 'error', code: 'BAD_REQUEST', commit: 'never' }, 'refused', 0],
  [{ kind: 'error', code: 'NOT_ENOUGH_PERMISSION', commit: 'never' }, 'refused', 0],
  [{ kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' }, 'refused', 0],
  [{ kind: 'error', code: 'INVALID_AUTH_TOKEN', commit: 'never' }, 'refused', 0],
  [{ kind: 'error', code: 'RESOURCE_NOT_FOUND', commit: 'never' }, 'refused', 0],
  [{ kind: 'too-many', retryAfterS: 7 }, 'refused', 0],
  [{ kind: 'error', code: 'UNKWOWN_ERROR', commit: 'done' }, 'needs-person', 1],
  [{ kind: 'error', code: 'UNKWOWN_ERROR', commit: 'never' }, 'needs-person', 0],
  [{ kind: 'error', code: 'INTERNAL_ERROR', commit: 'done' }, 'needs-person', 1],
  [{ kind: 'drop', commit: 'done' }, 'needs-person', 1],
  [{ kind: 'drop', commit: 'never' }, 'needs-person', 0],
  [{ kind: 'page', status: 502, commit: 'done' }, 'needs-person', 1],
  [{ kind: 'page', status: 400, commit: 'done' }, 'needs-person', 1],
  [{ kind: 'page', status: 302, commit: 'done' }, 'needs-person', 1],
  [{ kind: 'empty', status: 401, commit: 'done' }, 'needs-person', 1],
  [{ kind: 'garbled', commit: 'done' }, 'needs-person', 1],
  [{ kind: 'truncated', commit: 'done' }, 'needs-person', 1],
  [{ kind: 'huge', bytes: 2_000_000, commit: 'done' }, 'needs-person', 1],
  [{ kind: 'altered', data: { amount: 999 } }, 'needs-person', 1],
  [{ kind: 'altered', data: {}, without: ['id'] }, 'needs-person', 1],
  [{ kind: 'altered', data: { status: 'HELD' } }, 'asked', 1],
  [{ kind: 'altered', data: { preparedVbankInfo: null, status: 'WAITED' } }, 'asked', 1],
];

const made = (till: TestPoints): number => till.bunjang.books.issuances.length;

describe('a request for points that was answered with', () => {
  test.each(outcomes)('%j stands at %s', async (fault, at, count) => {
    const till = await createTestPoints();
    if (fault) till.bunjang.faults.next('request', fault);
    const asked = await till.request();
    expect(asked).toMatchObject({ ok: true, value: { state: { at } } });
    expect(till.newest()).toMatchObject({ state: { at }, balanceBeforeWon: 7_250_000 });
    expect([till.calls('request'), made(till)]).toEqual([1, count]);
    // Nothing but a person makes a second one, and only where nothing can be open.
    await till.clock.advance(3_600_000);
    await till.restart();
    await till.clock.advance(3_600_000);
    expect(till.calls('request')).toBe(1);
    const open = isOpen(till.newest());
    const again = await till.request();
    expect(again.ok).toBe(!open);
    if (open) {
      const failure = { kind: 'points', reason: 'one-ready' };
      expect(again).toMatchObject({ failure });
      expect(till.calls('request')).toBe(1);
    }
    expect(till.bugs).toEqual([]);
    expect(till.life().ledger.verifyChain()).toEqual({ ok: true });
  });

  test('nothing at all, for nobody listens: it was not sent, and a person may ask again', async () => {
    const till = await createTestPoints();
    const { balance } = till.core().bunjang ?? {};
    if (!balance) throw new Error('no Bunjang');
    // The line goes between the balance call and the request.
    const core = {
      ...till.core(),
      bunjang: {
        ...till.core().bunjang,
        balance: async () => {
          const answer = await balance();
          await till.bunjang.unplug();
          return answer;
        },
      },
    } as ReturnType<TestPoints['core']>;
    const asked = await requestPoints(core, till.yes, won(50_000));
    expect(asked).toMatchObject({ value: { state: { at: 'not-sent', code: 'offline' } } });
    await till.bunjang.plugIn();
    expect(await till.request()).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(made(till)).toBe(1);
  });

  test('a number that another request has: a person must look', async () => {
    const till = await createTestPoints();
    const first = await till.request();
    if (!first.ok || first.value.state.at !== 'asked') throw new Error('not asked');
    const { issuanceId } = first.value.state.said;
    await till.bunjang.deposit(issuanceId);
    await till.clock.advance(60_000);
    till.bunjang.faults.next('request', { kind: 'altered', data: { id: issuanceId } });
    const second = await till.request();
    expect(second).toMatchObject({ value: { state: { at: 'needs-person', code: 'NUMBER_USED' } } });
  });
});

describe('before anything is asked for', () => {
  test.each<[string, Fault | 'offline', object]>([
    [
      'a wrong key',
      { kind: 'error', code: 'INVALID_ACCESS_KEY', commit: 'never' },
      { kind: 'points', reason: 'sign-in' },
    ],
    [
      'a server that fails',
      { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'never' },
      { kind: 'points', reason: 'server', code: 'UNKWOWN_ERROR' },
    ],
    [
      'no right to it',
      { kind: 'error', code: 'NOT_ENOUGH_PERMISSION', commit: 'never' },
      { kind: 'points', reason: 'permission' },
    ],
    [
      'too many calls',
      { kind: 'too-many', retryAfterS: 1 },
      { kind: 'points', reason: 'too-many' },
    ],
    [
      'an answer that is lost',
      { kind: 'drop', commit: 'never' },
      { kind: 'points', reason: 'server' },
    ],
    ['a line that is down', 'offline', { kind: 'offline', money: 'untouched' }],
  ])('%s ends it at the balance call: no row, no POST', async (_, fault, failure) => {
    const till = await createTestPoints();
    if (fault === 'offline') await till.bunjang.unplug();
    else till.bunjang.faults.next('balance', fault, 2);
    expect(await till.request()).toMatchObject({ ok: false, failure });
    expect(till.life().ledger.read.issuances(9)).toEqual([]);
    expect(till.calls('request')).toBe(0);
  });

  test('a clock that is wrong is put right by the balance call', async () => {
    const till = await createTestPoints();
    till.clock.jumpWall(-10 * 60_000);
    expect(await till.request()).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(till.core().bunjang?.clockOffMs()).toBeGreaterThan(9 * 60_000);
  });

  test('a wrong key is not blamed on a clock that is wrong too', async () => {
    const till = await createTestPoints();
    till.clock.jumpWall(-10 * 60_000);
    const fault = { kind: 'error', code: 'INVALID_ACCESS_KEY', commit: 'never' } as const;
    till.bunjang.faults.next('balance', fault, 2);
    // The first is turned away for its time already.
    expect(await till.request()).toMatchObject({ failure: { reason: 'sign-in' } });
  });

  test('a no, or nobody, asks for nothing', async () => {
    const till = await createTestPoints();
    const no = await requestPoints(till.core(), () => Promise.resolve(false), won(1_000));
    expect(no).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect(till.bunjang.seen).toEqual([]);
  });

  test('a mode without Bunjang says so', async () => {
    const till = await createTestPoints({ available: false });
    expect(await till.request()).toMatchObject({ failure: { reason: 'unavailable' } });
    expect(till.asked).toEqual([]);
  });

  test('the manager is asked once, with the amount', async () => {
    const till = await createTestPoints();
    await till.request(300_000);
    expect(till.asked).toEqual([{ kind: 'request-points', amountWon: 300_000 }]);
  });
});

describe('at most one is open', () => {
  test('of two asked for at once one is sent', async () => {
    const till = await createTestPoints();
    const both = await Promise.all([till.request(), till.request(), till.request()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([
      { failure: { kind: 'points', reason: 'one-ready' } },
      { failure: { kind: 'points', reason: 'one-ready' } },
    ]);
    expect([till.calls('request'), made(till)]).toEqual([1, 1]);
  });

  test('the refusal names Bunjang’s number of it', async () => {
    const till = await createTestPoints();
    await till.request();
    const [issuance] = till.bunjang.books.issuances;
    expect(await till.request()).toMatchObject({ failure: { code: issuance?.id } });
  });

  test('an open one of other keys stands in nobody’s way', async () => {
    const till = await createTestPoints();
    await till.request();
    await till.restart({ fingerprint: 'points-2' });
    till.bunjang.books.issuances.length = 0;
    expect(await till.request()).toMatchObject({ ok: true, value: { state: { at: 'asked' } } });
  });
});
