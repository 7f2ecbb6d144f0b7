import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idleState, salesAt, won } from '../../fakes/till-states.ts';
import { buildTillPage, type PageServer, servePage } from './built-till.ts';
import { axeFindings, layoutFindings } from './findings.ts';
import { moneyScenes } from './money-scenes.ts';
import { type OpenTill, openTill } from './open-till.ts';
import { breakdownScenes } from './panel-scenes.ts';
import { fullPrintScenes } from './print-scenes.ts';
import { settled } from './scene.ts';
import { sceneAnswers } from './scene-answers.ts';

const built = mkdtempSync(join(tmpdir(), 'till-page-'));
let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  await buildTillPage(built);
  server = await servePage(built);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: sandbox });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(built, { recursive: true, force: true });
});

function open(state = idleState): Promise<OpenTill> {
  return openTill(browser, server.url, state, sceneAnswers);
}

async function callNames(till: OpenTill): Promise<readonly string[]> {
  return (await till.calls()).map(({ name }) => name);
}

const asking = {
  ...idleState,
  asking: {
    id: 'q1',
    act: {
      kind: 'cancel',
      merchantUid: 'P1',
      orderNo: 'A-1',
      amountWon: won(12_000),
      full: true,
    },
  },
} as const;

describe('the built page', () => {
  it('sells with the keyboard alone, and says so on its body', async () => {
    const till = await open();
    const { page } = till;
    await till.answer('sale.begin', { ok: true, value: null });
    const stateIs = (state: string) => page.waitForSelector(`body[data-state="${state}"]`);
    await stateIs('idle');
    for (const key of ['1', '2', 'NumpadDecimal', '0']) await page.keyboard.press(key);
    await stateIs('amount');
    expect(await page.getByTestId('amount').textContent()).toContain('12,000원');
    await page.keyboard.press('Enter');
    await till.push({ ...idleState, sale: salesAt(Date.now())['customer.id'] ?? { at: 'idle' } });
    await stateIs('customer.id');
    await till.push({ ...idleState, sale: salesAt(Date.now())['approved'] ?? { at: 'idle' } });
    await stateIs('approved');
    await page.keyboard.press('Enter');
    expect(await callNames(till)).toEqual(['sale.begin', 'receipt.standing', 'sale.dismiss']);
    await page.close();
  });

  it('draws every state of a sale whole, readable and within its policy', async () => {
    const till = await open();
    for (const [name, sale] of Object.entries(salesAt(Date.now()))) {
      await till.push({ ...idleState, sale });
      await till.page.waitForSelector(`body[data-state="${name}"]`);
      expect(await layoutFindings(till.page), name).toEqual([]);
      expect(await axeFindings(till.page), name).toEqual([]);
    }
    expect(await till.faults()).toEqual([]);
    await till.page.close();
  });

  it.each([...moneyScenes(Date.now()), ...breakdownScenes, ...fullPrintScenes(Date.now())])(
    'draws $name whole and readable on the smallest screen',
    async (scene) => {
      const { state, answers, act } = scene;
      const till = await openTill(browser, server.url, state, { ...sceneAnswers, ...answers });
      await till.page.setViewportSize({ width: 800, height: 600 });
      await act?.(till.page);
      await settled(till.page);
      expect(await layoutFindings(till.page)).toEqual([]);
      expect(await axeFindings(till.page)).toEqual([]);
      expect(await till.faults()).toEqual([]);
      await till.page.close();
    },
  );

  it('shows the whole keypad on every usual screen in practice, with keys of 64 px', async () => {
    const till = await open({
      ...idleState,
      mode: 'training',
      notices: [{ kind: 'offline', waiting: 2, maySell: false }],
    });
    for (const [width, height] of [
      [800, 600],
      [1024, 768],
      [1366, 768],
    ] as const) {
      await till.page.setViewportSize({ width, height });
      expect(await layoutFindings(till.page), `${width}`).toEqual([]);
      const box = await till.page.getByRole('button', { name: '7', exact: true }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
    }
    await till.page.close();
  });

  it('confirms a cancel by Tab and Space or by touch, never by Enter', async () => {
    const till = await open(asking);
    const { page } = till;
    const back = page.getByRole('button', { name: '뒤로' });
    await expect
      .poll(() => back.evaluate((button) => button === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('NumpadEnter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await till.calls()).toEqual([]);
    await page.keyboard.press('Space');
    expect(await till.calls()).toEqual([{ name: 'ask.answer', argument: { id: 'q1', yes: true } }]);
    await page.close();
  });

  it('asks for the tax-free amount in a mixed shop only, in digits', async () => {
    const till = await open({ ...idleState, taxType: 'mixed' });
    const { page } = till;
    for (const key of ['9', '0', '0', 'F4']) await page.keyboard.press(key);
    await page.getByLabel('면세 금액').pressSequentially('4a0.0');
    await page.keyboard.press('Enter');
    await page.getByText('400원').waitFor();
    await page.keyboard.press('Enter');
    const argument = { amountWon: 900, taxFreeWon: 400 };
    await expect.poll(() => till.calls()).toEqual([{ name: 'sale.begin', argument }]);
    await till.push(idleState);
    await page.keyboard.press('F4');
    await page.getByLabel('상품명').waitFor();
    expect(await page.getByText('면세 금액').count()).toBe(0);
    await page.close();
  });

  it('takes Esc in that question for a no', async () => {
    const till = await open(asking);
    await till.page.getByRole('dialog').waitFor();
    await till.page.keyboard.press('Escape');
    await expect
      .poll(() => till.calls())
      .toEqual([{ name: 'ask.answer', argument: { id: 'q1', yes: false } }]);
    await till.page.close();
  });

  it('empties the key fields as they are sent, and keeps them out of the page', async () => {
    const till = await open({ ...idleState, mode: 'test', keys: 'missing' });
    const { page } = till;
    await page.getByLabel('REST API 키').fill('canary-key');
    await page.getByLabel('REST API 시크릿').fill('canary-secret');
    await page.getByRole('button', { name: '시험하고 저장' }).click();
    await page.getByText('연결됐습니다').waitFor();
    const values = await page
      .locator('input')
      .evaluateAll((all) =>
        all.map((input) => (input instanceof HTMLInputElement ? input.value : '')),
      );
    expect(values.join('')).toBe('on');
    expect(await page.content()).not.toContain('canary');
    expect((await till.calls()).at(-1)?.argument).toEqual({
      key: 'canary-key',
      secret: 'canary-secret',
      thisRunOnly: false,
    });
    await page.close();
  });

  it('speaks the other language when main says so', async () => {
    const till = await open();
    await till.push({ ...idleState, language: 'en' });
    await till.page.getByRole('button', { name: 'Ask the customer' }).waitFor();
    expect(await till.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await till.page.locator('body').textContent()).not.toMatch(/[a-z]+\.[a-z]+\.[a-z]+/);
    await till.page.close();
  });

  it('makes no Intl object before the keypad stands', async () => {
    const till = await openTill(browser, server.url, idleState, {}, countIntl);
    const made = () => till.page.evaluate(() => document.documentElement.dataset['intl'] ?? '');
    await till.page.getByRole('button', { name: '7', exact: true }).waitFor();
    expect(await made()).toBe('');
    await till.page.evaluate(() => new Intl.NumberFormat('ko-KR').format(1));
    expect(await made()).toBe('NumberFormat');
    await till.page.close();
  });
});

/** Runs before the page: notes every Intl object made. */
const countIntl = `
  for (const name of ['NumberFormat', 'DateTimeFormat', 'PluralRules', 'RelativeTimeFormat']) {
    Intl[name] = new Proxy(Intl[name], {
      construct(target, parts) {
        document.documentElement.dataset.intl = name;
        return Reflect.construct(target, parts);
      },
      apply(target, self, parts) {
        document.documentElement.dataset.intl = name;
        return Reflect.apply(target, self, parts);
      },
    });
  }
`;
