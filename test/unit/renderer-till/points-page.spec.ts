import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuanceView } from '../../../preload/points-views.ts';
import type { Language } from '../../../preload/views.ts';
import { issuanceOf, quietPoints, unansweredOf } from '../../fakes/points-views.ts';
import { slipView } from '../../fakes/receipt-views.ts';
import { idleState } from '../../fakes/till-states.ts';
import { buildTillPage, type PageServer, servePage } from './built-till.ts';
import { axeFindings, layoutFindings } from './findings.ts';
import { type OpenTill, openTill } from './open-till.ts';
import { openPoints, pointsScenes } from './points-scenes.ts';
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

const ok = (value: unknown) => ({ ok: true, value }) as const;

/** The panel with these requests, one of them opened when there is only one. */
async function open(issuances: readonly IssuanceView[], more = {}): Promise<OpenTill> {
  const overview = ok({ ...quietPoints, issuances });
  const till = await openTill(browser, server.url, idleState, {
    'points.overview': overview,
    ...more,
  });
  await openPoints(till.page);
  return till;
}

async function callsOf(till: OpenTill, name: string): Promise<readonly unknown[]> {
  return (await till.calls()).filter((call) => call.name === name).map((call) => call.argument);
}

/** All keys in one turn of the page, as fast as a scanner however busy the machine is. */
async function scan(page: Page, digits: string): Promise<void> {
  await page.evaluate((text) => {
    for (const code of [...[...text].map((digit) => `Digit${digit}`), 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
    }
  }, digits);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A language and a window that the shop may have. */
const views: readonly (readonly [language: Language, width: number, height: number])[] = [
  ['ko', 800, 600],
  ['en', 800, 600],
  ['ko', 1024, 768],
  ['en', 1366, 768],
  ['ko', 1920, 1080],
];

describe('the shop’s points on the built page', () => {
  it.each(pointsScenes(Date.now()))(
    'draw $name whole and readable at every size, in both languages',
    async ({ state, answers, act }) => {
      const all = { ...sceneAnswers, ...answers };
      const till = await openTill(browser, server.url, state, all);
      await till.page.setViewportSize({ width: 800, height: 600 });
      await act?.(till.page);
      for (const [language, width, height] of views) {
        await till.page.setViewportSize({ width, height });
        await till.push({ ...state, language });
        await till.page.waitForFunction((said) => document.documentElement.lang === said, language);
        expect(await layoutFindings(till.page), `${language} ${width}`).toEqual([]);
      }
      expect(await axeFindings(till.page)).toEqual([]);
      expect(await till.faults()).toEqual([]);
      await till.page.close();
    },
  );

  it('say whose points they are, wherever they are spoken of', async () => {
    const till = await open([issuanceOf('R1')]);
    const { page } = till;
    const whose = page.getByText('고객의 베네피아 포인트가 아닙니다');
    expect(await whose.isVisible()).toBe(true);
    await page.locator('[data-row]').click();
    expect(await whose.isVisible()).toBe(true);
    await page.close();
  });

  it('can be asked for by touch alone, and Enter sends the amount once', async () => {
    const till = await open([], { 'points.request': ok(issuanceOf('R2')) });
    const { page } = till;
    await button(page, '충전 요청').click();
    for (const key of ['3', '00', '00']) await button(page, key).click();
    expect(await page.getByTestId('points-amount').textContent()).toBe('30,000원');
    await button(page, '모두 지움').click();
    for (const key of ['5', '00', '00']) await button(page, key).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('입금을 기다리고 있습니다').waitFor();
    expect(await callsOf(till, 'points.request')).toEqual([{ amountWon: 50_000 }]);
    await page.close();
  });

  it('look a number up by touch alone, and by a scan with the focus anywhere', async () => {
    const found = ok(issuanceOf('R1', { requestId: null }));
    const till = await open([], { 'points.lookUp': found });
    const { page } = till;
    await button(page, '숫자판').click();
    for (const key of ['1', '3', '2']) await button(page, key).click();
    await button(page, '찾기').click();
    await page.getByText('이 포스에서 요청한 것이 아닙니다').waitFor();
    await scan(page, '000133');
    await expect
      .poll(() => callsOf(till, 'points.lookUp'))
      .toEqual([{ issuanceId: '132' }, { issuanceId: '000133' }]);
    await page.close();
  });

  it('copy the account number as Bunjang sent it, and say so', async () => {
    const till = await open([issuanceOf('R1')]);
    const { page } = till;
    await page.locator('[data-row]').click();
    await button(page, '계좌번호 복사').click();
    await page.getByText('계좌번호를 복사했습니다').waitFor();
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('textarea'));
      field.id = 'pasted';
      field.focus();
    });
    await page.locator('#pasted').press('ControlOrMeta+V');
    expect(await page.locator('#pasted').inputValue()).toBe('45120204123456');
    await page.close();
  });

  it('offer neither copying nor a slip where nobody should pay in', async () => {
    const dueMs = Date.now() - 60_000;
    const account = {
      bankName: '국민은행',
      accountNumber: '45120204123456',
      holderName: null,
      dueMs,
    };
    const wrong = [{ account }, { cancelUnderway: true }, { status: 'cancelled' }] as const;
    for (const more of wrong) {
      const { page } = await open([issuanceOf('R1', more)]);
      await page.locator('[data-row]').click();
      await page.getByTestId('account-number').waitFor();
      expect(await button(page, '계좌번호 복사').count()).toBe(0);
      expect(await page.getByRole('button', { name: /^입금 안내문/ }).isDisabled()).toBe(true);
      await page.close();
    }
  });

  it('say why not when the browser does not copy, and leave the number selected', async () => {
    const till = await open([issuanceOf('R1')]);
    const { page } = till;
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.locator('[data-row]').click();
    await button(page, '계좌번호 복사').click();
    await page.getByText('복사하지 못했습니다').waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toBe('45120204123456');
    await page.close();
  });

  it('show the deposit slip with F8', async () => {
    const slip = ok(slipView);
    const till = await open([issuanceOf('R1')], { 'points.slip': slip });
    const { page } = till;
    await page.locator('[data-row]').click();
    await page.keyboard.press('F8');
    await page.getByRole('dialog').getByRole('img').waitFor();
    expect(await callsOf(till, 'points.slip')).toEqual([{ issuanceId: '132' }]);
    await page.close();
  });

  it('settle a lost answer by keyboard, never by Enter', async () => {
    const till = await open([unansweredOf('R1')]);
    const { page } = till;
    await page.locator('[data-row]').click();
    await button(page, '관리자가 직접 정리').click();
    await button(page, '요청이 있음').click();
    await page.getByLabel('번개장터 충전 번호').fill('13a2');
    await page.getByLabel(/확인한 내용/).fill('파트너 화면 14:20');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await callsOf(till, 'points.settle')).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const said = { requestId: 'R1', issuanceId: '132', evidence: '파트너 화면 14:20' };
    await expect.poll(() => callsOf(till, 'points.settle')).toEqual([said]);
    await page.close();
  });

  it('walk the list with arrows, and open with Enter', async () => {
    const rows = ['R1', 'R2', 'R3'].map((id, at) =>
      issuanceOf(id, { status: 'done', issuanceId: String(140 + at) }),
    );
    const till = await open(rows);
    const { page } = till;
    await page.locator('[data-row]').first().focus();
    for (const key of ['ArrowDown', 'End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.getByText('141', { exact: true }).waitFor();
    await page.close();
  });
});
