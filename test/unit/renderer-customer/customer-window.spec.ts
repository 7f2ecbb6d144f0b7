import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { won, wonMax } from '../../../main/domain/won.ts';
import type { CustomerState } from '../../../preload/views.ts';
import { CustomerPage, type Hand } from '../../pages/customer-page.ts';
import { buildCustomerPage, openPad, type Pad } from './customer-pad.ts';
import { salesOf, stateWith } from './customer-samples.ts';
import { addAxe, barriersOf, overflowOf, smallestKeyOf } from './page-checks.ts';

const amountWon = won(12_000);
const entry = stateWith({ at: 'entry', amountWon, deadlineMs: 4e12, refused: 0 });
const consent = stateWith({ at: 'consent', amountWon, balanceWon: won(38_000), deadlineMs: 4e12 });
let folder: string;
let browser: Browser;
let pad: Pad;
let customer: CustomerPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'customer-page-'));
  await buildCustomerPage(folder);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  pad = await openPad(browser, folder);
  await addAxe(pad.page);
}, 60_000);

afterEach(() => {
  expect(pad.complaints).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** One page serves all tests, as one screen serves all customers. */
async function open(state: CustomerState, width = 1280, height = 800): Promise<void> {
  await pad.page.setViewportSize({ width, height });
  await pad.begin(state);
  customer = new CustomerPage(pad.page, state.language);
}

/** What main was sent under a name. */
async function sent(name: string): Promise<readonly unknown[]> {
  const calls = await pad.calls();
  return calls.filter((call) => call.name === name).map(({ argument }) => argument);
}

test.each([
  [1280, 800, 'ko', 'live', false],
  [1024, 600, 'ko', 'training', false],
  [1024, 600, 'en', 'live', true],
  [1280, 800, 'en', 'test', true],
] as const)('every screen fits %i×%i (%s, %s, large text: %s)', async (...look) => {
  const [width, height, language, mode, large] = look;
  const state = stateWith({ at: 'idle' }, { language, mode });
  await open(state, width, height);
  const most = salesOf(won(wonMax), won(wonMax));
  for (const [name, sale] of [...Object.entries(salesOf()), ...Object.entries(most)]) {
    await pad.push({ ...state, sale });
    await customer.waitFor(name);
    expect(await overflowOf(pad.page), name).toEqual([]);
    if (name === 'idle' && large) await customer.button('look.large').click();
  }
});

test.each([
  ['ko', 'training', false],
  ['en', 'test', true],
] as const)('no screen keeps anybody out (%s, %s, high contrast: %s)', async (...look) => {
  const [language, mode, contrast] = look;
  const state = stateWith({ at: 'idle' }, { language, mode });
  await open(state);
  if (contrast) await customer.button('look.contrast').click();
  for (const [name, sale] of Object.entries(salesOf())) {
    await pad.push({ ...state, sale });
    await customer.waitFor(name);
    expect(await barriersOf(pad.page), name).toEqual([]);
  }
});

test.each([
  [1280, 800, 'live', 117.5, 105],
  [1280, 800, 'training', 117.5, 105],
  [1024, 600, 'live', 95, 79],
  [1024, 600, 'training', 95, 79],
] as const)('on %i×%i (%s) no key is smaller than %i×%i', async (width, height, mode, w, h) => {
  await open({ ...entry, mode }, width, height);
  const smallest = await smallestKeyOf(pad.page);
  expect(smallest.width).toBeGreaterThanOrEqual(w);
  expect(smallest.height).toBeGreaterThanOrEqual(h);
});

test.each<[Hand]>([['touch'], ['keyboard']])(
  'what is typed by %s reaches main once, and the inputs are empty at once',
  async (hand) => {
    await open(entry);
    await pad.page.evaluate(() => window.fakeMain.hold('sale.signIn'));
    await customer.signIn('Minji.k_7', 'p A~5"[', hand);
    await customer.waitFor('customer.checking');
    expect(await sent('sale.signIn')).toEqual([{ user: 'Minji.k_7', password: 'p A~5"[' }]);
    expect(await sent('sale.step')).toEqual([{ step: 'pw' }]);
    await pad.page.evaluate(() => window.fakeMain.release('sale.signIn'));
    await customer.waitFor('customer.id');
    expect(await customer.shownEntry()).toBe('');
    await customer.type('x');
    await customer.confirm();
    await customer.waitFor('customer.pw');
    expect(await customer.shownEntry()).toBe('');
  },
);

test('a real keyboard in Korean mode types the letters on its keys', async () => {
  await open(entry);
  await pad.page.evaluate(() => {
    for (const code of ['KeyM', 'KeyI', 'Digit1']) {
      const press = { key: 'Process', code, bubbles: true, isComposing: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
    }
  });
  expect(await customer.shownEntry()).toBe('mi1');
});

test.each([
  ['another try', { ...entry, sale: { at: 'entry', amountWon, deadlineMs: 4e12, refused: 1 } }],
  ['the first step', stateWith({ at: 'intro', amountWon, itemName: '', deadlineMs: 4e12 })],
] as const)('%s finds both inputs empty', async (_, next) => {
  await open(entry);
  await customer.type('minji');
  await customer.confirm();
  await customer.type('secret');
  const old = await pad.page.$$('input');
  await pad.push(next);
  await pad.page.evaluate(() => new Promise(requestAnimationFrame));
  const left = await Promise.all(
    old.map((input) => input.evaluate((node: HTMLInputElement) => node.value)),
  );
  expect(left).toEqual(['', '']);
  await pad.push(entry);
  await customer.waitFor('customer.id');
  expect(await customer.shownEntry()).toBe('');
});

test('sixty-four characters fit, one more is refused with words', async () => {
  await open(entry);
  await customer.type('a'.repeat(65), 'keyboard');
  expect(await customer.shownEntry()).toHaveLength(64);
  await pad.page.getByText(customer.word('entry.full')).waitFor();
  await customer.erase();
  expect(await customer.shownEntry()).toHaveLength(63);
});

test('an empty field is not handed over', async () => {
  await open(entry);
  await customer.confirm('keyboard');
  await pad.page.getByRole('alert').getByText(customer.word('id.missing')).waitFor();
  await customer.type('a');
  await customer.confirm();
  await customer.waitFor('customer.pw');
  await customer.confirm();
  await pad.page.getByRole('alert').getByText(customer.word('pw.missing')).waitFor();
  expect(await sent('sale.signIn')).toEqual([]);
});

test.each([
  ['Escape', () => pad.page.keyboard.press('Escape')],
  ['its button', () => customer.button('id.change').click()],
] as const)('the ID can be put right from the password by %s', async (_, goBack) => {
  await open(entry);
  await customer.type('minjj', 'keyboard');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.pw');
  await goBack();
  await customer.waitFor('customer.id');
  expect(await customer.shownEntry()).toBe('minjj');
  expect(await sent('sale.step')).toEqual([{ step: 'pw' }, { step: 'id' }]);
});

test('the password is hidden, seen while its button is held, and hidden again', async () => {
  await open(entry);
  await customer.type('a');
  await customer.confirm();
  await customer.type('pw', 'keyboard');
  const input = pad.page.getByLabel(customer.word('pw.title'));
  expect(await input.getAttribute('type')).toBe('password');
  await customer.button('pw.peek').hover();
  await pad.page.mouse.down();
  expect(await input.getAttribute('type')).toBe('text');
  await pad.page.clock.fastForward(600);
  await pad.page.mouse.up();
  await pad.page.locator('input[type="password"]:visible').waitFor({ timeout: 1_000 });
});

test('a key that is pressed looks like the others in the password, not in the ID', async () => {
  await open(entry);
  const key = pad.page.getByRole('button', { name: 'g', exact: true });
  const colour = (): Promise<string> =>
    key.evaluate((node) => getComputedStyle(node).backgroundColor);
  const pressed = async (): Promise<readonly [string, string]> => {
    const before = await colour();
    await key.hover();
    await pad.page.mouse.down();
    const during = await colour();
    await pad.page.mouse.up();
    return [before, during];
  };
  const [idBefore, idDuring] = await pressed();
  expect(idDuring).not.toBe(idBefore);
  await customer.confirm();
  await customer.waitFor('customer.pw');
  const [pwBefore, pwDuring] = await pressed();
  expect(pwDuring).toBe(pwBefore);
});

test('a finger that slides off a key types nothing', async () => {
  await open(entry);
  await pad.page.getByRole('button', { name: 'g', exact: true }).hover();
  await pad.page.mouse.down();
  await pad.page.getByRole('button', { name: 'k', exact: true }).hover();
  await pad.page.mouse.up();
  expect(await customer.shownEntry()).toBe('');
  await pad.page.getByRole('button', { name: 'k', exact: true }).dblclick();
  expect(await customer.shownEntry()).toBe('kk');
});

test('fingers type as a mouse does', async () => {
  await open(entry);
  for (const char of 'ab1') {
    await pad.page.getByRole('button', { name: char, exact: true }).tap();
  }
  expect(await customer.shownEntry()).toBe('ab1');
});

test('consent is not given by Enter, nor by a second tap meant for the screen before', async () => {
  await open(entry);
  await customer.signIn('a', 'b');
  await pad.push(consent);
  await customer.waitFor('customer.consent');
  await customer.button('consent.yes', { points: '12,000P' }).click({ force: true });
  await pad.page.keyboard.press('Enter');
  expect(await sent('sale.consent')).toEqual([]);
  await customer.consent('12,000P');
  expect(await sent('sale.consent')).toEqual([{ amountWon: 12_000 }]);
});

test.each([
  [true, 7_000, [{ amountWon: 7_000 }]],
  [false, 7_000, []],
  [true, 0, []],
] as const)(
  'short, part allowed: %s, balance %i: the offer sends %j',
  async (partAllowed, balance, offer) => {
    const sale = { at: 'short', amountWon, balanceWon: won(balance), partAllowed } as const;
    await open(stateWith({ ...sale, deadlineMs: 4e12 }));
    const gap = balance === 0 ? '12,000P' : '5,000P';
    expect(await customer.heading().textContent()).toContain(gap);
    if (offer.length > 0) await customer.agreeToPart('7,000P');
    else expect(await pad.page.locator('footer button').count()).toBe(2);
    expect(await sent('sale.consent')).toEqual(offer);
  },
);

test('staff is called from the same place on every screen', async () => {
  await open(stateWith({ at: 'idle' }));
  const places = new Set<string>();
  for (const [name, sale] of Object.entries(salesOf())) {
    await pad.push(stateWith(sale));
    await customer.waitFor(name);
    places.add(JSON.stringify(await customer.button('help').boundingBox()));
  }
  expect(places.size).toBe(1);
  await customer.callStaff();
  await pad.page.getByRole('dialog').getByText(customer.word('help.called')).waitFor();
  await customer.goOn();
  expect(await sent('sale.help')).toHaveLength(1);
});

test('twenty seconds before the end the customer is asked, and stays', async () => {
  const deadlineMs = (await pad.page.evaluate(() => Date.now())) + 60_000;
  await open(stateWith({ at: 'entry', amountWon, deadlineMs, refused: 0 }));
  await customer.type('minji', 'keyboard');
  await pad.page.clock.fastForward(38_000);
  expect(await pad.page.getByRole('dialog').count()).toBe(0);
  await pad.page.clock.fastForward(3_000);
  await pad.page.getByRole('dialog', { name: customer.word('warning.title') }).waitFor();
  await pad.page.keyboard.type('a');
  await customer.goOn();
  expect(await sent('sale.stay')).toHaveLength(1);
  await pad.push(
    stateWith({ at: 'entry', amountWon, deadlineMs: deadlineMs + 180_000, refused: 0 }),
  );
  await pad.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await customer.shownEntry()).toBe('minji');
});

test('the language switch asks main, and the page speaks what main then says', async () => {
  await open(entry);
  await customer.speak('en');
  expect(await sent('app.language')).toEqual([{ language: 'en' }]);
  await pad.push({ ...entry, language: 'en' });
  await pad.page.getByRole('heading', { name: customer.word('id.title') }).waitFor();
  expect(await pad.page.locator('html').getAttribute('lang')).toBe('en');
});

test('a wait of more than 400 ms says what is going on', async () => {
  await open(stateWith({ at: 'sending', amountWon }));
  await pad.page.getByRole('status').getByText(customer.word('sending.title')).waitFor();
});

test.each([
  ['approved', 6_000],
  ['timed_out', 4_000],
] as const)('%s goes away by itself after %i ms', async (name, afterMs) => {
  await open(stateWith(salesOf()[name] ?? { at: 'idle' }));
  await customer.waitFor(name);
  await pad.page.clock.fastForward(afterMs - 1_000);
  expect(await sent('sale.done')).toHaveLength(0);
  await pad.page.clock.fastForward(1_000);
  expect(await sent('sale.done')).toHaveLength(1);
});
