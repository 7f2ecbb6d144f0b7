import type { Counter } from './counter.ts';
import { printAndSave } from './paper.ts';

/** A plain sale, its receipt, and a customer who is short and uses what they have. */
export async function playSales(counter: Counter): Promise<void> {
  const { till, customer } = counter;
  await till.waitFor('idle');
  await counter.picture('till-ready');
  await counter.ask(12_000);
  await customer.accept();
  await customer.type('minji');
  await counter.picture('customer-types-id', 'customer');
  await customer.confirm();
  await counter.picture('till-waits-for-customer');
  await customer.type('1234', 'keyboard');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.consent');
  await counter.picture('customer-consents', 'customer');
  await customer.consent('12,000P');
  await counter.check('sale of 12,000 by touch', {
    state: 'approved',
    text: '승인 완료',
    ledger: 'paid',
  });
  await counter.picture('approved');
  await counter.picture('customer-approved', 'customer');
  await till.press('F8');
  await till.dialog().getByRole('img').waitFor();
  await counter.picture('receipt');
  await printAndSave(counter, 'receipt-printed');
  await till.press('Escape');

  await counter.ask(12_000);
  await counter.signIn('junho', '1234');
  await customer.waitFor('short');
  await counter.picture('customer-is-short', 'customer');
  await counter.check('balance short', {
    state: 'short',
    text: '포인트가 부족합니다',
    ledger: 'created',
  });
  await customer.agreeToPart('8,000P');
  await till.waitFor('part-agreed');
  await counter.picture('part-agreed');
  await till.press('Enter');
  await counter.check('8,000 of 12,000 in points', {
    state: 'approved',
    text: '4,000원',
    ledger: 'paid',
  });
  await till.press('Enter');
}

/** A wrong password, typed again for the same order number, and a refusal by the company. */
export async function playRefusals(counter: Counter): Promise<void> {
  const { till, customer } = counter;
  await counter.ask(9_000);
  await counter.signIn('minji', 'wrong');
  await counter.check('wrong password', {
    state: 'declined',
    text: '포인트는 차감되지 않았습니다',
    ledger: 'created',
  });
  await counter.picture('declined');
  await till.press('Enter');
  await customer.signIn('minji', '1234', 'keyboard');
  await customer.waitFor('customer.consent');
  await customer.consent('9,000P');
  await counter.check('typed again, same order', {
    state: 'approved',
    text: '승인 완료',
    ledger: 'paid',
  });

  await counter.sell(10_005);
  await counter.check('refused: over a limit', {
    state: 'declined',
    text: '포인트는 차감되지 않았습니다',
    ledger: 'declined',
  });
  await till.press('Escape');
}

/** Answers that are lost. One was charged; the other was not, and waits on the list for its proof. */
export async function playLostAnswers(counter: Counter): Promise<void> {
  const { till } = counter;
  await counter.sell(10_003);
  await counter.check('answer lost', {
    state: 'unknown',
    text: '다시 결제하지 마세요',
    ledger: 'unknown',
  });
  await counter.picture('result-unknown');
  await counter.check('looked up: charged', {
    state: 'approved',
    text: '승인 완료',
    ledger: 'paid',
  });
  await counter.sell(10_004);
  await till.waitFor('unknown');
  await counter.picture('customer-unknown', 'customer');
  await till.button('unknown.park').click();
  await till.waitFor('idle');
  await counter.picture('one-is-waiting');
}

/** The one that waited: two look-ups after the settle time show nothing. */
export async function playProof(counter: Counter): Promise<void> {
  const { till } = counter;
  const parked =
    counter.books.ledger.find(({ amountWon }) => amountWon === 10_004)?.merchantUid ?? '';
  await till.page.getByText('결과 확인 중인 거래가').waitFor({ state: 'hidden', timeout: 90_000 });
  await till.openPayment(parked);
  await counter.checkMoney('looked up: not charged', {
    text: '결제 안 됨',
    merchantUid: parked,
    netWon: 0,
  });
  await counter.picture('not-charged-detail');
  await goHome(counter);
}

/** The same screens in English, and the set-up. */
export async function playEnglish(counter: Counter): Promise<void> {
  const { till } = counter;
  await till.waitFor('idle');
  await till.speak('en');
  await till.page.getByText('Amount').first().waitFor();
  await counter.picture('till-in-english');
  await till.press('F10');
  await till.waitForPanel('set-up');
  await till.button('set-up.next').waitFor();
  await counter.picture('set-up-in-english');
}

/** Back to the amount, however many lists were opened on the way. */
export async function goHome({ till }: Counter): Promise<void> {
  for (let steps = 0; steps < 5 && (await till.panel()) !== 'none'; steps += 1) {
    await till.press('Escape');
    await till.page.waitForTimeout(50);
  }
  await till.waitForPanel('none');
}
