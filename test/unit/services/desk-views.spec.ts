import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { DeskSale, DeskState } from '../../../main/services/desk/desk-state.ts';
import { customerSaleOf, tillSaleOf } from '../../../main/services/desk/desk-views.ts';
import { paymentViewOf } from '../../../main/services/payment-views.ts';
import { createTestCore } from '../../core/test-core.ts';
import { paidSale } from '../../core/test-sale.ts';

const balanceWon = won(7_654_321);
const leftWon = won(7_641_821);
const sale: DeskSale = {
  saleId: 's',
  orderNo: 'T1-1121-0001',
  askedWon: won(12_500),
  itemName: '상품',
  buyer: { name: '김민지', tel: '010-1111-2222' },
  merchantUid: 'uid-1',
  amountWon: won(12_500),
  refused: 1,
  helpCalled: true,
};
const said = { reason: 'short', code: 'CC88', message: '…', provedMs: 5 } as const;

const unsent = { at: 'not-sent', sale, why: 'offline', balanceWon } as const;

/** One state of each kind, and what both screens then show. */
const states: readonly (readonly [DeskState, till: string, customer: string])[] = [
  [{ at: 'idle' }, 'idle', 'idle'],
  [{ at: 'asking', sale, step: 'intro', deadlineMs: 9 }, 'customer', 'intro'],
  [{ at: 'asking', sale, step: 'pw', deadlineMs: 9 }, 'customer', 'entry'],
  [{ at: 'checking', sale, deadlineMs: 9 }, 'customer', 'checking'],
  [{ at: 'consent', sale, balanceWon, deadlineMs: 9 }, 'customer', 'consent'],
  [{ at: 'short', sale, balanceWon, deadlineMs: 9 }, 'short', 'short'],
  [
    { at: 'part-agreed', sale, balanceWon, agreedWon: won(8_000), deadlineMs: 9 },
    'part-agreed',
    'part-agreed',
  ],
  [{ at: 'sending', sale, balanceWon, sinceMs: 9 }, 'sending', 'sending'],
  [{ at: 'approved', sale, leftWon }, 'approved', 'approved'],
  [{ at: 'declined', sale, ...said, mayRetry: true }, 'declined', 'declined'],
  [{ ...unsent, wait: { at: 'none' } }, 'not-sent', 'not-sent'],
  [{ ...unsent, wait: { at: 'offered' } }, 'not-sent', 'wait-offer'],
  [{ ...unsent, wait: { at: 'agreed' } }, 'not-sent', 'wait-agreed'],
  [{ at: 'waiting', sale }, 'waiting', 'waiting'],
  [{ at: 'unknown', sale, sinceMs: 9 }, 'unknown', 'unknown'],
  [{ at: 'ended', sale, how: 'timed_out' }, 'ended', 'ended'],
];

async function facts() {
  const till = await createTestCore();
  const view = paymentViewOf(till.core(), await paidSale(till.core()));
  return {
    partAllowed: true,
    entryHeld: true,
    waitMinutes: 30,
    secretEndsMs: () => 88,
    payment: () => view,
    checks: () => ({ count: 2, nextMs: 77 }),
  };
}

describe('a sale on the desk', () => {
  test('is shown on both screens, the balance and who buys on the till’s on none of its states', async () => {
    const known = await facts();
    for (const [state, till, customer] of states) {
      const shown = tillSaleOf(state, known);
      expect([shown.at, customerSaleOf(state, known).at], state.at).toEqual([till, customer]);
      const text = JSON.stringify(shown);
      for (const secret of [balanceWon, leftWon, sale.buyer.name, sale.buyer.tel]) {
        expect(text, state.at).not.toContain(String(secret));
      }
    }
  });

  test('shows the customer what they have, and what they have left', async () => {
    const known = await facts();
    const balances = states.map(([state]) => {
      const shown = customerSaleOf(state, known);
      if ('balanceWon' in shown) return shown.balanceWon;
      return 'leftWon' in shown ? shown.leftWon : null;
    });
    expect(balances.filter((each) => each !== null)).toEqual([balanceWon, balanceWon, leftWon]);
  });

  test('offers a part only where the shop takes one and there is something to pay with', async () => {
    const known = await facts();
    const short = (has: number): DeskState => ({
      at: 'short',
      sale,
      balanceWon: won(has),
      deadlineMs: 9,
    });
    expect(customerSaleOf(short(1), known)).toMatchObject({ partAllowed: true });
    expect(customerSaleOf(short(0), known)).toMatchObject({ partAllowed: false });
    const never = { ...known, partAllowed: false };
    expect(customerSaleOf(short(1), never)).toMatchObject({ partAllowed: false });
  });

  test('says what is left to pay another way, and what one key would send again', async () => {
    const known = await facts();
    const part = { ...sale, amountWon: won(8_000) };
    expect(tillSaleOf({ at: 'approved', sale: part, leftWon: null }, known)).toMatchObject({
      restWon: 4_500,
    });
    const offered: DeskState = { ...unsent, wait: { at: 'offered' } };
    expect(tillSaleOf(offered, known)).toMatchObject({
      maySendAgain: true,
      wait: { at: 'offered' },
    });
    expect(tillSaleOf(offered, { ...known, entryHeld: false })).toMatchObject({
      maySendAgain: false,
      wait: { at: 'none' },
    });
    expect(customerSaleOf(offered, { ...known, entryHeld: false }).at).toBe('not-sent');
    expect(tillSaleOf({ at: 'waiting', sale }, known)).toMatchObject({ secretEndsMs: 88 });
    expect(tillSaleOf({ at: 'unknown', sale, sinceMs: 9 }, known)).toMatchObject({
      checks: 2,
      nextCheckMs: 77,
      sinceMs: 9,
    });
  });
});
