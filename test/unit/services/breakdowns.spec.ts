import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { type Breakdowns, createBreakdowns } from '../../../main/services/breakdowns.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import type { BreakdownView } from '../../../preload/breakdown-view.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelledElsewhere, cancelOf } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore, type TestCoreOptions } from '../../core/test-core.ts';
import { newSale, paidSale } from '../../core/test-sale.ts';

/** A till whose payments have a breakdown, with one of 12,500 won that is paid. */
async function setUp(options: TestCoreOptions = {}) {
  const till = await createTestCore(options);
  till.gateway.switches.balance = 'payco';
  const payment = await paidSale(till.core());
  return { till, payment, breakdowns: breakdownsOn(till) };
}

/** As a session has it: hears of every change. */
function breakdownsOn(till: TestCore): Breakdowns {
  const breakdowns = createBreakdowns(till.core());
  till.heard.clear();
  till.heard.add(breakdowns.paymentChanged);
  return breakdowns;
}

async function viewOf(breakdowns: Breakdowns, { merchantUid }: Payment): Promise<BreakdownView> {
  const view = await breakdowns.ask(merchantUid);
  if (!view.ok) throw new Error(JSON.stringify(view.failure));
  return view.value;
}

/** How often the provider was asked for a breakdown. */
function asksOf({ gateway }: TestCore): number {
  return gateway.seen.filter(({ route }) => route === 'balance').length;
}

describe('the breakdown of a paid payment', () => {
  test('is nothing before it is asked for, and then what the provider says, which is kept', async () => {
    const { till, payment, breakdowns } = await setUp();
    const { merchantUid } = payment;
    expect(breakdowns.view(merchantUid)).toBeNull();
    const view = await viewOf(breakdowns, payment);
    const atMs = till.core().clock.wallMs();
    expect(view.answer).toEqual({ is: 'provided', atMs });
    expect(view.figures).toMatchObject({
      seenMs: atMs,
      stale: false,
      amountWon: 12_500,
      totalWon: 12_500,
      mismatches: [],
    });
    expect(breakdowns.view(merchantUid)).toEqual(view);
    await till.restart();
    expect(breakdownsOn(till).view(merchantUid)).toEqual({ answer: null, figures: view.figures });
    expectBooksAgree(till);
  });

  test('is not provided as a rule, and nothing is kept of that', async () => {
    const { till, payment, breakdowns } = await setUp();
    till.gateway.switches.balance = 'off';
    const reason = { why: 'not-found' };
    expect(await viewOf(breakdowns, payment)).toMatchObject({
      answer: { is: 'not-provided', reason },
      figures: null,
    });
    expect(
      till.core().ledger.read.lastBreakdown(payment.merchantUid, impUidOf(payment)),
    ).toBeNull();
  });

  test('that lacks a part is not provided, and the part is named', async () => {
    const { till, payment, breakdowns } = await setUp();
    till.gateway.switches.balanceFlaw = 'part';
    const spot = { where: 'secondary', part: 'vatWon', row: null, is: 'missing' };
    expect(await viewOf(breakdowns, payment)).toMatchObject({
      answer: { is: 'not-provided', reason: { why: 'part', spot } },
      figures: null,
    });
  });

  test('whose sums differ is shown as it is, with the difference', async () => {
    const { till, payment, breakdowns } = await setUp();
    till.gateway.switches.balanceFlaw = 'sum';
    const { figures } = await viewOf(breakdowns, payment);
    expect(figures).toMatchObject({ totalWon: 12_510 });
    expect(figures?.mismatches).toEqual([
      { what: 'parts', saidWon: 12_510, expectedWon: 12_500 },
      expect.objectContaining({ what: 'history', means: 'primary', part: 'vatWon' }),
    ]);
  });

  test.each<[string, Fault]>([
    ['the answer is lost', { kind: 'drop', commit: 'done' }],
    ['a proxy answers', { kind: 'page', status: 404, commit: 'done' }],
    ['there are too many calls', { kind: 'too-many', retryAfterS: 1 }],
    ['the answer is cut short', { kind: 'truncated', commit: 'done' }],
  ])('is no answer when %s, and what was provided before stays', async (_, fault) => {
    const { till, payment, breakdowns } = await setUp();
    const { figures } = await viewOf(breakdowns, payment);
    till.gateway.faults.next('balance', fault);
    expect(await viewOf(breakdowns, payment)).toMatchObject({
      answer: { is: 'no-answer' },
      figures,
    });
    expect(await viewOf(breakdowns, payment)).toMatchObject({ answer: { is: 'provided' } });
  });

  test('is no answer while nobody can be reached', async () => {
    const { till, payment, breakdowns } = await setUp();
    await till.gateway.unplug();
    expect(await viewOf(breakdowns, payment)).toMatchObject({
      answer: { is: 'no-answer' },
      figures: null,
    });
  });

  test('is asked for once, however many want it', async () => {
    const { till, payment, breakdowns } = await setUp();
    const { merchantUid } = payment;
    const [one, other] = await Promise.all([
      breakdowns.ask(merchantUid),
      breakdowns.ask(merchantUid),
    ]);
    expect(one).toEqual(other);
    expect(asksOf(till)).toBe(1);
  });

  test('is shown even when the disk refuses to keep it', async () => {
    const { till, payment } = await setUp();
    const { ledger } = till.core();
    const write = (): never => {
      throw new LedgerStopped('full', 'SQLITE_FULL');
    };
    const breakdowns = createBreakdowns({ ...till.core(), ledger: { ...ledger, write } });
    const view = await viewOf(breakdowns, payment);
    expect(view).toMatchObject({ answer: { is: 'provided' }, figures: { totalWon: 12_500 } });
    expect(breakdowns.view(payment.merchantUid)).toEqual(view);
  });

  test('is refused for what is not paid, not known, or of another account', async () => {
    const { till, payment, breakdowns } = await setUp();
    const unpaid = newSale(till.core(), 1_000);
    const refusal = (rule: string) => ({ ok: false, failure: { kind: 'refused', rule } });
    expect(await breakdowns.ask(unpaid.merchantUid)).toMatchObject(refusal('not-now'));
    expect(await breakdowns.ask('nobody')).toMatchObject(refusal('not-found'));
    expect(breakdowns.view(unpaid.merchantUid)).toBeNull();
    const account = { ...till.core().account, fingerprint: 'account-2' };
    const elsewhere = createBreakdowns({ ...till.core(), account });
    expect(await elsewhere.ask(payment.merchantUid)).toMatchObject(refusal('not-now'));
    expect(asksOf(till)).toBe(0);
  });
});

describe('after a cancel', () => {
  test('it is asked for anew, and the cancel waits for nothing', async () => {
    const { till, payment, breakdowns } = await setUp();
    await viewOf(breakdowns, payment);
    const before = asksOf(till);
    const done = await cancelOf(till, payment, 2_500);
    expect(done).toMatchObject({ ok: true, value: { state: 'done' } });
    expect(breakdowns.view(payment.merchantUid)?.figures).toMatchObject({ stale: true });
    await till.rest();
    expect(asksOf(till)).toBe(before + 1);
    expect(breakdowns.view(payment.merchantUid)?.figures).toMatchObject({
      stale: false,
      totalWon: 10_000,
      mismatches: [],
    });
    await cancelOf(till, payment, 10_000);
    await till.rest();
    expect(asksOf(till)).toBe(before + 2);
    expect(breakdowns.view(payment.merchantUid)?.figures).toMatchObject({
      totalWon: 0,
      mismatches: [],
    });
    expect(till.bugs).toEqual([]);
  });

  test('whose answer was lost it is asked for once that is found to be done', async () => {
    const { till, payment, breakdowns } = await setUp();
    till.gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
    await cancelOf(till, payment, 2_500);
    await till.rest();
    expect(asksOf(till)).toBe(0);
    await till.clock.advance(10_000);
    expect(asksOf(till)).toBe(1);
    expect(breakdowns.view(payment.merchantUid)?.figures).toMatchObject({ totalWon: 10_000 });
  });

  test('made elsewhere, which this till has not seen, the difference is said', async () => {
    const { till, payment, breakdowns } = await setUp();
    cancelledElsewhere(till, 4_000);
    const { figures } = await viewOf(breakdowns, payment);
    expect(figures?.mismatches).toEqual([{ what: 'parts', saidWon: 8_500, expectedWon: 12_500 }]);
  });
});

function impUidOf({ state }: Payment): string {
  if (state.at !== 'paid') throw new Error('it is not paid');
  return state.paid.impUid;
}
