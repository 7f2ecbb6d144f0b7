import type { Counter } from './counter.ts';
import { printAndSave } from './paper.ts';
import { goHome } from './sales.ts';

/** Cancels: all of one, a part of another, and one whose answer is lost. */
export async function playCancels(counter: Counter): Promise<void> {
  const paid = counter.books.ledger.filter(({ state }) => state === 'paid');
  const [full, , part] = paid;
  if (!full || !part) throw new Error('the day has no payments to cancel');
  await askCancel(counter, full.merchantUid, null);
  await counter.picture('cancel-asks-for-a-yes');
  await sayYes(counter);
  await counter.checkMoney('cancelled in full', {
    text: '취소됐습니다',
    merchantUid: full.merchantUid,
    netWon: 0,
  });
  await printAndSave(counter, 'cancel-receipt-printed', 'cancel');
  await showCancelReceipt(counter, 'cancel-receipt');

  await askCancel(counter, part.merchantUid, '3000');
  await counter.picture('partial-cancel');
  await sayYes(counter);
  await counter.checkMoney('cancelled in part', {
    text: '취소됐습니다',
    merchantUid: part.merchantUid,
    netWon: part.amountWon - 3_000,
  });
  await showCancelReceipt(counter, 'partial-cancel-receipt');
  await counter.till.press('F6');
  await counter.till.waitForPanel('history');
  await counter.picture('history');
  await goHome(counter);
}

/** The answer to a cancel is lost; re-reading the payment finds our id. */
export async function playLostCancel(counter: Counter): Promise<void> {
  const { till } = counter;
  await counter.sell(10_018);
  await counter.check('sale to be cancelled', {
    state: 'approved',
    text: '승인 완료',
    ledger: 'paid',
  });
  await till.press('Enter');
  const merchantUid = counter.books.ledger.at(-1)?.merchantUid ?? '';
  await askCancel(counter, merchantUid, null);
  await sayYes(counter);
  await till.page.getByText('취소 결과를 확인하고 있습니다').first().waitFor();
  await counter.picture('cancel-unknown');
  await goHome(counter);
  await till.openPayment(merchantUid);
  await till.button('detail.cancel-receipt').waitFor();
  await counter.checkMoney('cancel looked up: done', {
    text: '취소됐습니다',
    merchantUid,
    netWon: 0,
  });
  await counter.picture('cancel-found');
  await goHome(counter);
}

/** Finds a payment, asks for its cancel and stops at the question; without digits all of it. */
export async function askCancel(
  counter: Counter,
  merchantUid: string,
  digits: string | null,
): Promise<void> {
  const { till } = counter;
  await till.openPayment(merchantUid);
  await till.press('F7');
  await till.waitForPanel('cancel');
  if (digits !== null) {
    await till.button('cancel.part').click();
    await till.typeAmount(digits);
  }
  await till.button('reason.changed-mind').click();
  await till.button('cancel.ask').click();
  await till.button('ask.cancel.yes').waitFor();
}

/** Confirms the cancel that is asked about. */
export async function sayYes(counter: Counter): Promise<void> {
  await counter.till.button('ask.cancel.yes').click();
  await counter.till.waitForPanel('cancelled');
}

async function showCancelReceipt(counter: Counter, picture: string): Promise<void> {
  const { till } = counter;
  // The receipt of a cancel opens by itself.
  await till.dialog().getByRole('img').waitFor();
  await counter.picture(picture);
  await till.press('Escape');
  await till.dialog().waitFor({ state: 'hidden' });
  await counter.picture(`${picture}-closed`);
  await goHome(counter);
}
