import type { Counter } from './counter.ts';
import { goHome } from './sales.ts';

/** The shop's own Bunjang points: asked for, paid in, cancelled, and one whose answer is lost. */
export async function playPoints(counter: Counter): Promise<void> {
  const { till } = counter;
  await till.openPoints();
  await till.press('F5');
  await till.page.getByTestId('points-balance').waitFor();
  await counter.picture('shop-points');
  await askAndPayIn(counter);
  await askAndCancel(counter);
  await loseAnAnswer(counter);
  await till.press('Escape');
  await counter.picture('shop-points-after');
  await goHome(counter);
}

/** Amounts that end in 001 are paid five seconds after the account is there. */
async function askAndPayIn(counter: Counter): Promise<void> {
  const { till } = counter;
  await till.button('points.request.open').click();
  await till.typeAmount('500001', 'touch');
  await counter.picture('points-request');
  await till.press('Enter');
  await till.button('ask.request-points.yes').waitFor();
  await counter.picture('points-request-asks-for-a-yes');
  await till.button('ask.request-points.yes').click();
  await counter.checkPoints('points asked for', { standing: 'ready' });
  await counter.picture('points-wait-for-deposit');
  await till.press('F8');
  await till.dialog().getByRole('img').waitFor();
  await counter.picture('deposit-slip');
  await till.press('Escape');
  await counter.checkPoints('points paid in', { standing: 'done' });
  await counter.picture('points-done');
  await till.press('Escape');
}

/** Amounts that end in 003 are never paid. */
async function askAndCancel(counter: Counter): Promise<void> {
  const { till } = counter;
  await till.askForPoints(300_003);
  await counter.checkPoints('points asked for by mistake', { standing: 'ready' });
  await till.press('F7');
  await till.button('ask.cancel-points.yes').click();
  await counter.checkPoints('request for points cancelled', { standing: 'cancelled' });
  await counter.picture('points-cancelled');
  await till.press('Escape');
}

/** The answer to an amount that ends in 006 is lost, though Bunjang took the request. */
async function loseAnAnswer(counter: Counter): Promise<void> {
  const { till } = counter;
  await till.askForPoints(200_006);
  await counter.checkPoints('answer to a request lost', { standing: 'needs-person' });
  await counter.picture('points-need-a-person');
  await till.button('points.settle').click();
  await till.button('points.settle.as.made').click();
  const number = counter.pointsBooks.lastNumber ?? '';
  await till.page.getByLabel(till.word('points.settle.number')).fill(number);
  await till.page.getByLabel(till.word('settle.evidence')).fill('파트너 화면 14:20 확인');
  await counter.picture('points-settled-by-hand');
  await till
    .dialog()
    .getByRole('button', { name: till.word('settle.save') })
    .click();
  await till.button('ask.settle-points.yes').click();
  await counter.checkPoints('lost request settled by its number', { standing: 'ready' });
}

/** A payment of the customer whose amounts have a breakdown, in detail. */
export async function playBreakdown(counter: Counter): Promise<void> {
  const { till } = counter;
  await counter.sell(12_000, 'payco');
  await counter.check('sale with a breakdown', {
    state: 'approved',
    text: '승인 완료',
    ledger: 'paid',
  });
  await till.press('Enter');
  await pictureNewest(counter, 'breakdown');
  await goHome(counter);
}

/** The same screens in English. */
export async function playPointsInEnglish(counter: Counter): Promise<void> {
  const { till } = counter;
  await goHome(counter);
  await till.openPoints();
  await counter.picture('shop-points-in-english');
  await till.rows().first().click();
  await till.standing().waitFor();
  await counter.picture('points-request-in-english');
  await goHome(counter);
  await pictureNewest(counter, 'breakdown-in-english');
  await goHome(counter);
}

/** The newest payment's breakdown: its table, then its bar and history. */
async function pictureNewest(counter: Counter, name: string): Promise<void> {
  const { till, books } = counter;
  const newest = books.ledger.at(-1);
  if (newest === undefined) throw new Error('the day has no payment');
  await till.openPayment(newest.merchantUid);
  const part = till.page.getByRole('region', { name: till.word('breakdown.title') });
  await part.evaluate((element) => element.scrollIntoView());
  await counter.picture(name);
  await part.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await counter.picture(`${name}-bar`);
}
