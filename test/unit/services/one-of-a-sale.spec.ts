import { expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, signIn, type TestDesk } from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { goOffline, goOnline, waitOffline } from '../../core/test-waiting.ts';
import { until, untilSeen } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';

type Two = { readonly whole: string; readonly part: string };

function setBalance({ gateway }: TestCore, balanceWon: number): void {
  const account = gateway.books.accounts.get('minji');
  if (account) account.balanceWon = balanceWon;
}

const paidRows = ({ gateway }: TestCore): number =>
  gateway.books.payments.filter(({ status }) => status === 'paid').length;

/**
 * A sale whose whole amount was refused after the customer had left, and who then agreed to pay a part
 * of it later: two payments of which either could be charged.
 */
async function twoOfOneSale(till: TestCore, on: TestDesk): Promise<Two> {
  await goOffline(till);
  const whole = await waitOffline(till, on, { amountWon: 12_500, password: 'wrong' });
  expectOk(on.cashier.dismiss());
  await goOnline(till);
  setBalance(till, 5_000);
  expectOk(on.cashier.askAgain(whole));
  expectOk(on.customer.accept());
  await signIn(till, on);
  expectOk(on.customer.consent(won(5_000)));
  await goOffline(till);
  expectOk(on.cashier.acceptPart());
  await till.rest();
  expectOk(on.customer.agreeToWait(won(5_000)));
  expectOk(on.cashier.acceptWait());
  const part = on.at('waiting').sale.merchantUid;
  expectOk(on.cashier.dismiss());
  setBalance(till, 100_000);
  return { whole, part };
}

test('of two payments of a sale one is not charged while the other is on its way', async () => {
  const till = await createTestCore({ answerTimeoutMs: 15_000 });
  const on = createTestDesk(till);
  const { whole, part } = await twoOfOneSale(till, on);
  await till.gateway.plugIn();
  expectOk(on.cashier.askAgain(whole));
  expectOk(on.customer.accept());
  await signIn(till, on);
  on.at('consent');
  till.gateway.faults.next('charge', { kind: 'slow', delayMs: 3_000 });
  till.line.up = true;
  till.life().drain.hurry();
  await untilSeen(till, 'charge', 2);
  expect(statusOf(paymentOf(till.core(), part))).toBe('sending');
  expectOk(on.customer.consent(won(12_500)));
  await until(() => on.desk.state().at !== 'sending');
  till.clock.advanceNow(3_000);
  await till.rest();
  expect(postsOf(till, whole)).toBe(1);
  expect(statusOf(paymentOf(till.core(), part))).toBe('paid');
  expect(paidRows(till)).toBe(1);
  expectBooksAgree(till);
});

test('nor the other way round: what waits stays when the customer pays the whole', async () => {
  const till = await createTestCore({ answerTimeoutMs: 15_000 });
  const on = createTestDesk(till);
  const { whole } = await twoOfOneSale(till, on);
  await till.gateway.plugIn();
  expectOk(on.cashier.askAgain(whole));
  expectOk(on.customer.accept());
  await signIn(till, on);
  // The entry has asked about the whole and has found nothing; its sign-in is what takes long.
  till.core().portone.dropToken();
  till.gateway.faults.next('token', { kind: 'slow', delayMs: 3_000 });
  till.line.up = true;
  till.life().drain.hurry();
  await untilSeen(till, 'token', 2);
  expectOk(on.customer.consent(won(12_500)));
  till.clock.advanceNow(3_000);
  await until(() => on.desk.state().at !== 'sending');
  await till.rest();
  await till.clock.advance(600_000);
  expect(paidRows(till)).toBe(1);
  expectBooksAgree(till);
});

test('a part that waits for its customer is withdrawn once the whole is paid', async () => {
  const till = await createTestCore();
  const on = createTestDesk(till);
  const { whole, part } = await twoOfOneSale(till, on);
  await till.clock.advance(1_800_000);
  await goOnline(till);
  expectOk(on.cashier.askAgain(whole));
  expectOk(on.customer.accept());
  await signIn(till, on);
  expectOk(on.customer.consent(won(12_500)));
  await till.rest();
  on.at('approved');
  await till.clock.advance(300_000);
  expect(statusOf(paymentOf(till.core(), part))).toBe('not-charged: withdrawn');
  expectBooksAgree(till);
});
