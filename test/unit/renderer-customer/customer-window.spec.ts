import { expect, test } from 'vitest';
import { won, wonMax } from '../../../main/domain/won.ts';
import { salesOf, stateWith } from './customer-samples.ts';
import { barriersOf, overflowOf, smallestKeyOf } from './page-checks.ts';
import { setStage } from './stage.ts';

const amountWon = won(12_000);
const entry = stateWith({ at: 'entry', amountWon, deadlineMs: 4e12, refused: 0 });
const consent = stateWith({ at: 'consent', amountWon, balanceWon: won(38_000), deadlineMs: 4e12 });
const stage = setStage();

test.each([
  [1280, 800, 'ko', 'live', false],
  [1024, 600, 'ko', 'training', false],
  [1024, 600, 'en', 'live', true],
  [1280, 800, 'en', 'test', true],
] as const)('every screen fits %i×%i (%s, %s, large text: %s)', async (...look) => {
  const [width, height, language, mode, large] = look;
  const state = stateWith({ at: 'idle' }, { language, mode });
  await stage.open(state, width, height);
  const most = salesOf(won(wonMax), won(wonMax));
  for (const [name, sale] of [...Object.entries(salesOf()), ...Object.entries(most)]) {
    await stage.push({ ...state, sale });
    await stage.customer.waitFor(name);
    expect(await overflowOf(stage.page), name).toEqual([]);
    if (name === 'idle' && large) await stage.customer.button('look.large').click();
  }
});

test.each([
  ['ko', 'training', false],
  ['en', 'test', true],
] as const)('no screen keeps anybody out (%s, %s, high contrast: %s)', async (...look) => {
  const [language, mode, contrast] = look;
  const state = stateWith({ at: 'idle' }, { language, mode });
  await stage.open(state);
  if (contrast) await stage.customer.button('look.contrast').click();
  for (const [name, sale] of Object.entries(salesOf())) {
    await stage.push({ ...state, sale });
    await stage.customer.waitFor(name);
    expect(await barriersOf(stage.page), name).toEqual([]);
  }
});

test.each([
  [1280, 800, 'live', 117.5, 105],
  [1280, 800, 'training', 117.5, 105],
  [1024, 600, 'live', 95, 79],
  [1024, 600, 'training', 95, 79],
] as const)('on %i×%i (%s) no key is smaller than %i×%i', async (width, height, mode, w, h) => {
  await stage.open({ ...entry, mode }, width, height);
  const smallest = await smallestKeyOf(stage.page);
  expect(smallest.width).toBeGreaterThanOrEqual(w);
  expect(smallest.height).toBeGreaterThanOrEqual(h);
});

test('consent is not given by Enter, nor by a second tap meant for the screen before', async () => {
  await stage.open(entry);
  await stage.customer.signIn('a', 'b');
  await stage.push(consent);
  await stage.customer.waitFor('customer.consent');
  await stage.customer.button('consent.yes', { points: '12,000P' }).click({ force: true });
  await stage.page.keyboard.press('Enter');
  expect(await stage.sent('sale.consent')).toEqual([]);
  await stage.customer.consent('12,000P');
  expect(await stage.sent('sale.consent')).toEqual([{ amountWon: 12_000 }]);
});

test.each([
  [true, 7_000, [{ amountWon: 7_000 }]],
  [false, 7_000, []],
  [true, 0, []],
] as const)(
  'short, part allowed: %s, balance %i: the offer sends %j',
  async (partAllowed, balance, offer) => {
    const sale = { at: 'short', amountWon, balanceWon: won(balance), partAllowed } as const;
    await stage.open(stateWith({ ...sale, deadlineMs: 4e12 }));
    const gap = balance === 0 ? '12,000P' : '5,000P';
    expect(await stage.customer.heading().textContent()).toContain(gap);
    if (offer.length > 0) await stage.customer.agreeToPart('7,000P');
    else expect(await stage.page.locator('footer button').count()).toBe(2);
    expect(await stage.sent('sale.consent')).toEqual(offer);
  },
);

test('staff is called from the same place on every screen', async () => {
  await stage.open(stateWith({ at: 'idle' }));
  const places = new Set<string>();
  for (const [name, sale] of Object.entries(salesOf())) {
    await stage.push(stateWith(sale));
    await stage.customer.waitFor(name);
    places.add(JSON.stringify(await stage.customer.button('help').boundingBox()));
  }
  expect(places.size).toBe(1);
  await stage.customer.callStaff();
  await stage.page.getByRole('dialog').getByText(stage.customer.word('help.called')).waitFor();
  await stage.customer.goOn();
  expect(await stage.sent('sale.help')).toHaveLength(1);
});

test('twenty seconds before the end the customer is asked, and stays', async () => {
  const deadlineMs = (await stage.page.evaluate(() => Date.now())) + 60_000;
  await stage.open(stateWith({ at: 'entry', amountWon, deadlineMs, refused: 0 }));
  await stage.customer.type('minji', 'keyboard');
  await stage.page.clock.fastForward(38_000);
  expect(await stage.page.getByRole('dialog').count()).toBe(0);
  await stage.page.clock.fastForward(3_000);
  await stage.page.getByRole('dialog', { name: stage.customer.word('warning.title') }).waitFor();
  await stage.page.keyboard.type('a');
  await stage.customer.goOn();
  expect(await stage.sent('sale.stay')).toHaveLength(1);
  await stage.push(
    stateWith({ at: 'entry', amountWon, deadlineMs: deadlineMs + 180_000, refused: 0 }),
  );
  await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await stage.customer.shownEntry()).toBe('minji');
});

test('the language switch asks main, and the page speaks what main then says', async () => {
  await stage.open(entry);
  await stage.customer.speak('en');
  expect(await stage.sent('app.language')).toEqual([{ language: 'en' }]);
  await stage.push({ ...entry, language: 'en' });
  await stage.page.getByRole('heading', { name: stage.customer.word('id.title') }).waitFor();
  expect(await stage.page.locator('html').getAttribute('lang')).toBe('en');
});

test('a wait of more than 400 ms says what is going on', async () => {
  await stage.open(stateWith({ at: 'sending', amountWon }));
  await stage.page.getByRole('status').getByText(stage.customer.word('sending.title')).waitFor();
});

test.each([
  ['approved', 6_000],
  ['timed_out', 4_000],
] as const)('%s goes away by itself after %i ms', async (name, afterMs) => {
  await stage.open(stateWith(salesOf()[name] ?? { at: 'idle' }));
  await stage.customer.waitFor(name);
  await stage.page.clock.fastForward(afterMs - 1_000);
  expect(await stage.sent('sale.done')).toHaveLength(0);
  await stage.page.clock.fastForward(1_000);
  expect(await stage.sent('sale.done')).toHaveLength(1);
});
