import { describe, expect, test } from 'vitest';
import { newCancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Result } from '../../../main/domain/result.ts';
import { won } from '../../../main/domain/won.ts';
import { enqueueCancel } from '../../../main/services/enqueue.ts';
import { withdrawCancel } from '../../../main/services/queued-cancel.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import {
  cancelledElsewhere,
  cancelOf,
  cancelPosts,
  leftWon,
  storedCancel,
  wordOf,
} from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { untilSeen } from '../../core/until.ts';

const longMs = 15 * 60_000;
const yes = async () => true;
type Asked = Awaited<ReturnType<typeof cancelOf>>;

/** A cancel that was asked for while the line was down; the line is still down. */
async function waitingCancel(till: TestCore): Promise<{ payment: Payment; asked: Asked }> {
  const payment = await paidSale(till.core());
  await till.gateway.unplug();
  const asked = await cancelOf(till, payment, 5_000);
  expect(wordOf(asked)).toBe('created');
  return { payment, asked };
}

/** What is still to be done; that an ended cancel is watched is told elsewhere. */
function entryKinds(till: TestCore): readonly string[] {
  return till
    .core()
    .ledger.read.queue()
    .filter(({ subject }) => subject.about !== 'watch')
    .map(({ kind }) => kind);
}

function idOf(result: Result<{ readonly cancelId: string }, unknown>): string {
  if (!result.ok) throw new Error('there is no cancel');
  return result.value.cancelId;
}

describe('a cancel asked for while the provider cannot be reached', () => {
  test('waits with what was left frozen, the payment stays charged, and goes out once', async () => {
    const till = await createTestCore();
    const { payment, asked } = await waitingCancel(till);
    expect(storedCancel(till, asked)).toMatchObject({ checksumWon: 12_500, amountWon: 5_000 });
    expect(entryKinds(till)).toEqual(['cancel']);
    expect(leftWon(till, payment)).toBe(12_500);
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('created');
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('done');
    expect(leftWon(till, payment)).toBe(7_500);
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBeNull();
    expect([cancelPosts(till), entryKinds(till)]).toEqual([1, []]);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('waits too when the look before it is not answered', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.down.add('payment');
    const asked = await cancelOf(till, payment, 5_000);
    expect(wordOf(asked)).toBe('created');
    till.gateway.faults.clear();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('done');
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('is the only one of its payment', async () => {
    const till = await createTestCore();
    const { payment } = await waitingCancel(till);
    expect(wordOf(await cancelOf(till, payment, 1_000))).toBe('declined: cancel-busy, charged');
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('outlives a killed process', async () => {
    const till = await createTestCore();
    const { asked } = await waitingCancel(till);
    expect((await till.restart()).recovered).toEqual({ unknown: 0, closed: 0 });
    expect(storedCancel(till, asked).state).toBe('created');
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('done');
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });
});

/** What goes wrong when the waiting cancel is sent, how it ends, and how many POSTs that took. */
const faults: readonly (readonly [
  name: string,
  route: 'cancel' | 'payment',
  faults: readonly Fault[],
  atRest: string,
  posts: number,
])[] = [
  ['its answer is lost after it', 'cancel', [{ kind: 'drop', commit: 'done' }], 'done', 1],
  ['it is lost itself', 'cancel', [{ kind: 'drop', commit: 'never' }], 'not-cancelled', 1],
  ['401 once', 'cancel', [{ kind: 'unauthorised' }], 'done', 2],
  [
    '401 twice',
    'cancel',
    [{ kind: 'unauthorised' }, { kind: 'unauthorised' }],
    'refused: shop-sign-in',
    2,
  ],
  [
    '401 for the look before it',
    'payment',
    [{ kind: 'unauthorised' }, { kind: 'unauthorised' }],
    'refused: shop-sign-in',
    0,
  ],
  [
    'it is refused',
    'cancel',
    [{ kind: 'decline', text: '[8178] 정산 예정 금액이 적어 취소할 수 없습니다.' }],
    'refused: settlement',
    1,
  ],
  [
    'the look before it is about another payment at first',
    'payment',
    [{ kind: 'altered', response: { imp_uid: 'imps_0' } }],
    'done',
    1,
  ],
  [
    'the look before it is answered by a page at first',
    'payment',
    [{ kind: 'page', status: 502, commit: 'never' }],
    'done',
    1,
  ],
];

describe('when a cancel that waited is sent', () => {
  test.each(faults)('%s', async (_, route, armed, atRest, posts) => {
    const till = await createTestCore();
    const { payment, asked } = await waitingCancel(till);
    for (const fault of armed) till.gateway.faults.next(route, fault);
    await till.gateway.plugIn();
    await till.clock.advance(2 * longMs);
    expect(wordOf({ ok: true, value: storedCancel(till, asked) })).toBe(atRest);
    expect(leftWon(till, payment)).toBe(atRest === 'done' ? 7_500 : 12_500);
    expect([cancelPosts(till), entryKinds(till)]).toEqual([posts, []]);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('and something else is left than the person said yes to, a person is called', async () => {
    const till = await createTestCore();
    const { payment, asked } = await waitingCancel(till);
    cancelledElsewhere(till, 3_000);
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked)).toMatchObject({
      state: 'needs-person',
      checksumWon: 12_500,
      foundWon: 9_500,
    });
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { cancelledWon: 3_000 },
      alarm: 'cancelled-elsewhere',
    });
    expect([cancelPosts(till), entryKinds(till)]).toEqual([0, []]);
    expectBooksAgree(till);
  });

  test('and the provider knows no such payment, that is told', async () => {
    const till = await createTestCore();
    const { asked } = await waitingCancel(till);
    till.gateway.books.payments.length = 0;
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked)).toMatchObject({ state: 'refused', declined: 'not-found' });
    expect([cancelPosts(till), entryKinds(till)]).toEqual([0, []]);
  });

  test('and the line goes again between the look and the post, it goes on waiting', async () => {
    const till = await createTestCore();
    const { asked } = await waitingCancel(till);
    // The look is answered; then there is no token any more.
    till.heard.add(() => till.core().portone.dropToken());
    await till.gateway.plugIn();
    till.gateway.faults.next('token', { kind: 'slow', delayMs: 0 });
    till.gateway.faults.next('token', { kind: 'empty', status: 503, commit: 'never' });
    await till.clock.advance(longMs);
    till.heard.clear();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked)).toMatchObject({ state: 'done', checksumWon: 12_500 });
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('and it was done already, as an older copy of the books may find, nothing is sent', async () => {
    const till = await createTestCore({ queue: false });
    const payment = await paidSale(till.core());
    const done = storedCancel(till, await cancelOf(till, payment, 5_000));
    const row = till.gateway.books.payments.at(-1);
    const [entry] = row?.cancels ?? [];
    if (!entry) throw new Error('it is not in the history');
    // The books know nothing of the second one, which the provider carried out.
    row?.cancels.push({ ...entry, amountWon: 500, reason: '고객 변심 #C7F3K2', pgTid: 'older' });
    const { core } = till.life();
    const waiting = newCancel({
      ...done,
      cancelId: 'C7F3K2',
      amountWon: won(500),
      checksumWon: won(7_500),
    });
    core.ledger.write('test', (tx) => {
      tx.insertCancel(waiting);
      enqueueCancel(core, tx, waiting.cancelId);
    });
    till.life().drain.hurry();
    await till.clock.advance(longMs);
    expect(core.ledger.read.cancel('C7F3K2')).toMatchObject({ state: 'done', pgTid: 'older' });
    expect(paymentOf(core, payment.merchantUid)).toMatchObject({
      state: { cancelledWon: 5_500 },
      alarm: null,
    });
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });
});

describe('a cancel that waits may be taken back', () => {
  test('by a person: it is never sent, and another one may be asked for', async () => {
    const till = await createTestCore();
    const { payment, asked } = await waitingCancel(till);
    const refusedYes = await withdrawCancel(till.core(), async () => false, idOf(asked));
    expect(wordOf(refusedYes)).toBe('not-allowed');
    expect(wordOf(await withdrawCancel(till.core(), yes, idOf(asked)))).toBe('withdrawn');
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('withdrawn');
    expect([cancelPosts(till), entryKinds(till), leftWon(till, payment)]).toEqual([0, [], 12_500]);
    expect(wordOf(await cancelOf(till, payment, 1_000))).toBe('done');
    expectBooksAgree(till);
  });

  test('not once it is being sent', async () => {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const { asked } = await waitingCancel(till);
    till.gateway.faults.next('cancel', { kind: 'late-answer', delayMs: 5_000 });
    await till.gateway.plugIn();
    let answer: (yes: boolean) => void = () => undefined;
    const question = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    const back = withdrawCancel(till.core(), () => question, idOf(asked));
    till.clock.advanceNow(5_000);
    await untilSeen(till, 'cancel');
    answer(true);
    expect(wordOf(await back)).toBe('refused cancel.cancelId: not-now');
    await till.clock.advance(longMs);
    expect(storedCancel(till, asked).state).toBe('done');
    expectBooksAgree(till);
  });

  test.each([
    ['nobody', 'refused cancel.cancelId: not-found'],
    ['done', 'refused cancel.cancelId: not-now'],
  ])('not when it is %s', async (which, word) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const done = idOf(await cancelOf(till, payment, 1_000));
    const result = await withdrawCancel(till.core(), yes, which === 'done' ? done : 'ZZZZZZ');
    expect(wordOf(result)).toBe(word);
  });
});
