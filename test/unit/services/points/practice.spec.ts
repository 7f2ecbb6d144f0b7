import { describe, expect, test } from 'vitest';
import type { IssuanceStatus } from '../../../../main/domain/points/issuance.ts';
import type { Issuance } from '../../../../main/domain/points/shop-issuance.ts';
import { cancelPoints } from '../../../../main/services/points/cancel-points.ts';
import { settlePoints } from '../../../../main/services/points/settle-points.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

const minuteMs = 60_000;
const practising = () => createTestPoints({ switches: { practice: true, waitedMs: 2_000 } });

/** Where an issuance stands, in one word. */
function standing({ state }: Issuance): string {
  return state.at === 'asked' ? state.said.status : state.at;
}

async function laterOn(till: TestPoints, ms: number): Promise<string> {
  await till.clock.advance(ms);
  return standing(till.newest());
}

function endsWell(till: TestPoints): void {
  expect(till.bugs).toEqual([]);
  expect(till.calls('request')).toBe(1);
  expect(till.life().ledger.verifyChain()).toEqual({ ok: true });
}

describe('An amount of the practice table shows the till', () => {
  const ways: readonly (readonly [string, number, IssuanceStatus, number])[] = [
    ['000', 3 * minuteMs, 'done', 1],
    ['001', minuteMs, 'done', 1],
    ['002', 4 * minuteMs, 'failed', 0],
    ['003', 60 * minuteMs, 'ready', 0],
    ['004', 30_000, 'waited', 0],
    ['004', 5 * minuteMs, 'done', 1],
    ['005', minuteMs, 'failed', 0],
    ['019', 10 * minuteMs, 'done', 1],
  ];

  test.each(ways)('%s: after %s ms it is %s', async (digits, ms, status, paid) => {
    const till = await practising();
    const amount = 50_000 + Number(digits);
    expect(await till.request(amount)).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(await laterOn(till, ms)).toBe(status);
    const balance = till.core().memory.balance?.balanceWon;
    if (paid === 1) expect(balance).toBe(7_250_000 + amount);
    endsWell(till);
  });

  test.each(['006', '008', '009', '011'])(
    '%s: a person finds the number that came next, and it goes on',
    async (digits) => {
      const till = await practising();
      await till.request(50_000 + Number(digits));
      expect(standing(till.newest())).toBe('needs-person');
      const { requestId } = till.newest();
      const said = { requestId, issuanceId: '1001', evidence: '번개장터 화면 확인' };
      expect(await settlePoints(till.core(), till.yes, said)).toMatchObject({ ok: true });
      expect(await laterOn(till, 3 * minuteMs)).toBe('done');
      endsWell(till);
    },
  );

  test.each(['007', '010', '012'])(
    '%s: a person finds none, and says so when Bunjang has had its time',
    async (digits) => {
      const till = await practising();
      await till.request(50_000 + Number(digits));
      expect(await laterOn(till, 5 * minuteMs)).toBe('needs-person');
      const { requestId } = till.newest();
      const said = { requestId, issuanceId: '1001', evidence: '번개장터 화면 확인' };
      expect(await settlePoints(till.core(), till.yes, said)).toMatchObject({ ok: false });
      const none = { ...said, issuanceId: null };
      expect(await settlePoints(till.core(), till.yes, none)).toMatchObject({ ok: true });
      expect(standing(till.newest())).toBe('settled');
      endsWell(till);
    },
  );

  test.each(['013', '014', '015'])(
    '%s: nothing was asked for; the next one goes',
    async (digits) => {
      const till = await practising();
      await till.request(50_000 + Number(digits));
      expect(standing(till.newest())).toBe('refused');
      endsWell(till);
      await till.clock.advance(minuteMs);
      await till.request(50_000 + Number(digits));
      expect(standing(till.newest())).toBe('waited');
    },
  );

  test.each([
    ['016', true, 'cancelled'],
    ['017', true, 'ready'],
    ['018', false, 'done'],
  ])('%s: its cancel is taken: %s, and it ends up %s', async (digits, taken, status) => {
    const till = await practising();
    await till.request(50_000 + Number(digits));
    expect(await laterOn(till, minuteMs)).toBe('ready');
    const cancelled = await cancelPoints(till.core(), till.yes, '1001');
    expect(cancelled.ok).toBe(taken);
    expect(await laterOn(till, 10 * minuteMs)).toBe(status);
    expect(till.calls('cancel')).toBe(1);
    endsWell(till);
  });
});
