import { expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { Hand } from '../../pages/customer-page.ts';
import { stateWith } from './customer-samples.ts';
import { setStage } from './stage.ts';

const amountWon = won(12_000);
const entry = stateWith({ at: 'entry', amountWon, deadlineMs: 4e12, refused: 0 });
const stage = setStage();

test.each<[Hand]>([['touch'], ['keyboard']])(
  'what is typed by %s reaches main once, and the inputs are empty at once',
  async (hand) => {
    await stage.open(entry);
    await stage.page.evaluate(() => window.fakeMain.hold('sale.signIn'));
    await stage.customer.signIn('Minji.k_7', 'p A~5"[', hand);
    await stage.customer.waitFor('customer.checking');
    expect(await stage.sent('sale.signIn')).toEqual([{ user: 'Minji.k_7', password: 'p A~5"[' }]);
    expect(await stage.sent('sale.step')).toEqual([{ step: 'pw' }]);
    await stage.page.evaluate(() => window.fakeMain.release('sale.signIn'));
    await stage.customer.waitFor('customer.id');
    expect(await stage.customer.shownEntry()).toBe('');
    await stage.customer.type('x');
    await stage.customer.confirm();
    await stage.customer.waitFor('customer.pw');
    expect(await stage.customer.shownEntry()).toBe('');
  },
);

test('a real keyboard in Korean mode types the letters on its keys', async () => {
  await stage.open(entry);
  await stage.page.evaluate(() => {
    for (const code of ['KeyM', 'KeyI', 'Digit1']) {
      const press = { key: 'Process', code, bubbles: true, isComposing: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
    }
  });
  expect(await stage.customer.shownEntry()).toBe('mi1');
});

test.each([
  ['another try', { ...entry, sale: { at: 'entry', amountWon, deadlineMs: 4e12, refused: 1 } }],
  ['the first step', stateWith({ at: 'intro', amountWon, itemName: '', deadlineMs: 4e12 })],
] as const)('%s finds both inputs empty', async (_, next) => {
  await stage.open(entry);
  await stage.customer.type('minji');
  await stage.customer.confirm();
  await stage.customer.type('secret');
  const old = await stage.page.$$('input');
  await stage.push(next);
  await stage.page.evaluate(() => new Promise(requestAnimationFrame));
  const left = await Promise.all(
    old.map((input) => input.evaluate((node: HTMLInputElement) => node.value)),
  );
  expect(left).toEqual(['', '']);
  await stage.push(entry);
  await stage.customer.waitFor('customer.id');
  expect(await stage.customer.shownEntry()).toBe('');
});

test('sixty-four characters fit, one more is refused with words', async () => {
  await stage.open(entry);
  await stage.customer.type('a'.repeat(65), 'keyboard');
  expect(await stage.customer.shownEntry()).toHaveLength(64);
  await stage.page.getByText(stage.customer.word('entry.full')).waitFor();
  await stage.customer.erase();
  expect(await stage.customer.shownEntry()).toHaveLength(63);
});

test('an empty field is not handed over', async () => {
  await stage.open(entry);
  await stage.customer.confirm('keyboard');
  await stage.page.getByRole('alert').getByText(stage.customer.word('id.missing')).waitFor();
  await stage.customer.type('a');
  await stage.customer.confirm();
  await stage.customer.waitFor('customer.pw');
  await stage.customer.confirm();
  await stage.page.getByRole('alert').getByText(stage.customer.word('pw.missing')).waitFor();
  expect(await stage.sent('sale.signIn')).toEqual([]);
});

test.each([
  ['Escape', () => stage.page.keyboard.press('Escape')],
  ['its button', () => stage.customer.button('id.change').click()],
] as const)('the ID can be put right from the password by %s', async (_, goBack) => {
  await stage.open(entry);
  await stage.customer.type('minjj', 'keyboard');
  await stage.customer.confirm('keyboard');
  await stage.customer.waitFor('customer.pw');
  await goBack();
  await stage.customer.waitFor('customer.id');
  expect(await stage.customer.shownEntry()).toBe('minjj');
  expect(await stage.sent('sale.step')).toEqual([{ step: 'pw' }, { step: 'id' }]);
});

test('the password is hidden, seen while its button is held, and hidden again', async () => {
  await stage.open(entry);
  await stage.customer.type('a');
  await stage.customer.confirm();
  await stage.customer.type('pw', 'keyboard');
  const input = stage.page.getByLabel(stage.customer.word('pw.title'));
  expect(await input.getAttribute('type')).toBe('password');
  await stage.customer.button('pw.peek').hover();
  await stage.page.mouse.down();
  expect(await input.getAttribute('type')).toBe('text');
  await stage.page.clock.fastForward(600);
  await stage.page.mouse.up();
  await stage.page.locator('input[type="password"]:visible').waitFor({ timeout: 1_000 });
});

test('a key that is pressed looks like the others in the password, not in the ID', async () => {
  await stage.open(entry);
  const key = stage.page.getByRole('button', { name: 'g', exact: true });
  const colour = (): Promise<string> =>
    key.evaluate((node) => getComputedStyle(node).backgroundColor);
  const pressed = async (): Promise<readonly [string, string]> => {
    const before = await colour();
    await key.hover();
    await stage.page.mouse.down();
    const during = await colour();
    await stage.page.mouse.up();
    return [before, during];
  };
  const [idBefore, idDuring] = await pressed();
  expect(idDuring).not.toBe(idBefore);
  await stage.customer.confirm();
  await stage.customer.waitFor('customer.pw');
  const [pwBefore, pwDuring] = await pressed();
  expect(pwDuring).toBe(pwBefore);
});

test('a finger that slides off a key types nothing', async () => {
  await stage.open(entry);
  await stage.page.getByRole('button', { name: 'g', exact: true }).hover();
  await stage.page.mouse.down();
  await stage.page.getByRole('button', { name: 'k', exact: true }).hover();
  await stage.page.mouse.up();
  expect(await stage.customer.shownEntry()).toBe('');
  await stage.page.getByRole('button', { name: 'k', exact: true }).dblclick();
  expect(await stage.customer.shownEntry()).toBe('kk');
});

test('fingers type as a mouse does', async () => {
  await stage.open(entry);
  for (const char of 'ab1') {
    await stage.page.getByRole('button', { name: char, exact: true }).tap();
  }
  expect(await stage.customer.shownEntry()).toBe('ab1');
});
