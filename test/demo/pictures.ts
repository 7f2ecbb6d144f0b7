import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../preload/views.ts';
import { startTill } from '../harness/start-till.ts';
import { askCancel, sayYes } from './cancels.ts';
import { Counter } from './counter.ts';
import { goHome } from './sales.ts';
import { smallerPng } from './smaller-png.ts';

/** What the papers show, each in Korean and in English: `amount-ko.png`, `amount-en.png`, … */
export const pictureNames = [
  'amount',
  'sign-in',
  'approved',
  'unknown',
  'waiting',
  'cancel-receipt',
  'breakdown',
  'points',
] as const;

export const pictureLanguages: readonly Language[] = ['ko', 'en'];

type Keep = (name: (typeof pictureNames)[number], window?: 'till' | 'customer') => Promise<void>;
type Scene = { readonly counter: Counter; readonly keep: Keep };

/** Makes them all in `docs/pictures/`; throws when one is missing or the till does not do as it should. */
export async function makePictures(root: string): Promise<void> {
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const language of pictureLanguages) await makeIn(language, folder);
}

async function makeIn(language: Language, folder: string): Promise<void> {
  const app = await startTill({ args: ['--training', `--lang=${language}`, '--time-scale=4'] });
  const counter = new Counter(app, folder, language);
  const missing = new Set<string>(pictureNames);
  const keep: Keep = async (name, window) => {
    const picture = smallerPng(await counter.screen(window));
    writeFileSync(join(folder, `${name}-${language}.png`), picture);
    console.log(`${name}-${language}.png ${picture.length}`);
    missing.delete(name);
  };
  try {
    for (const scene of [sell, cancel, showBreakdown, showPoints, leaveWaiting]) {
      await scene({ counter, keep });
    }
  } finally {
    await app.close();
  }
  if (missing.size > 0) throw new Error(`not made: ${[...missing].join(', ')}`);
}

async function sell({ counter, keep }: Scene): Promise<void> {
  const { till, customer } = counter;
  await till.waitFor('idle');
  await till.typeAmount('12000');
  await keep('amount');
  await till.press('Enter');
  await customer.waitFor('customer.intro');
  await customer.accept();
  await customer.type('minji');
  await keep('sign-in', 'customer');
  await customer.confirm();
  await customer.waitFor('customer.pw');
  await customer.type('1234', 'keyboard');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.consent');
  await customer.consent(counter.pointsText(12_000));
  await till.waitFor('approved');
  await keep('approved');
  await till.press('Enter');
}

/** The receipt of a cancel opens by itself. */
async function cancel({ counter, keep }: Scene): Promise<void> {
  const { till } = counter;
  await askCancel(counter, newestOf(counter), null);
  await sayYes(counter);
  await till.dialog().getByRole('img').waitFor();
  await keep('cancel-receipt');
  await till.press('Escape');
  await goHome(counter);
}

async function showBreakdown({ counter, keep }: Scene): Promise<void> {
  const { till } = counter;
  await counter.sell(12_000, 'payco');
  await till.waitFor('approved');
  await till.press('Enter');
  await till.openPayment(newestOf(counter));
  await till.breakdown().evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await keep('breakdown');
  await goHome(counter);
}

/** Amounts that end in 003 are never paid in, so that the request stays open. */
async function showPoints({ counter, keep }: Scene): Promise<void> {
  const { till } = counter;
  await till.openPoints();
  await till.press('F5');
  await till.page.getByTestId('points-balance').waitFor();
  await till.askForPoints(300_003);
  await counter.checkPoints('points asked for', { standing: 'ready' });
  await till.press('Escape');
  await till.waitForPanel('points');
  await keep('points');
  await goHome(counter);
}

/** An answer that is lost (amounts that end in 004), and a customer with whom the line goes down. */
async function leaveWaiting({ counter, keep }: Scene): Promise<void> {
  const { till, customer } = counter;
  await counter.sell(10_004);
  await till.waitFor('unknown');
  await keep('unknown');
  await till.button('unknown.park').click();
  await till.waitFor('idle');
  await counter.ask(25_000);
  await counter.signIn('offline', '1234');
  await customer.waitFor('wait-offer');
  await customer.agreeToWait(counter.pointsText(25_000));
  await till.waitFor('wait-agreed');
  await till.button('wait.accept').click();
  await till.waitFor('waiting');
  await till.press('Enter');
  await till.waitFor('idle');
  await till.page.getByRole('button', { name: /^(대기 \d|Waiting \d)/ }).click();
  await till.waitForPanel('waiting');
  await keep('waiting');
}

function newestOf(counter: Counter): string {
  const newest = counter.books.ledger.at(-1);
  if (newest === undefined) throw new Error('the till has no payment');
  return newest.merchantUid;
}
