import type { Page } from 'playwright-core';
import { apart, noAnswer, payco, paycoFigures } from '../../fakes/breakdowns.ts';
import { idleState, won } from '../../fakes/till-states.ts';
import { openPanel, openSecond, press, type Scene, settled, waitingList } from './scene.ts';
import { notices, training, waiting, waits } from './scene-states.ts';

/** How the provider says the amount is made up, or that it does not. */
export const breakdownScenes: readonly Scene[] = [
  ['payco', payco],
  ['apart', apart],
  ['no-answer', noAnswer],
  ['old', { answer: noAnswer.answer, figures: { ...paycoFigures, stale: true } }],
].map(([name, breakdown]) => ({
  name: `detail-${String(name)}`,
  state: idleState,
  answers: { 'payments.breakdown': { ok: true, value: breakdown } },
  async act(page: Page) {
    await openSecond('F6')(page);
    const title = page.locator('#breakdown-title');
    if ((await title.count()) > 0) await title.evaluate((shown) => shown.scrollIntoView());
  },
}));

/** The lists, a payment and its cancel. */
export const panelScenes: readonly Scene[] = [
  { name: 'history', state: idleState, act: openPanel('F6') },
  { name: 'waiting', state: { ...idleState, waiting, waits }, act: waitingList },
  { name: 'detail', state: idleState, act: openSecond('F6') },
  { name: 'cancel', state: idleState, act: openSecond('F7') },
  {
    name: 'cancel-part',
    state: training,
    async act(page) {
      await openSecond('F7')(page);
      await page.getByRole('button', { name: /일부 취소|Partial cancel/ }).click();
      await page.getByRole('button', { name: /직접 입력|Type a reason/ }).click();
      await press('3', '0', '0', '0')(page);
    },
  },
  {
    name: 'cancelled',
    state: idleState,
    async act(page) {
      await openSecond('F7')(page);
      await page.getByRole('button', { name: /금액 오류|Wrong amount/ }).click();
      await press('Enter')(page);
      await settled(page);
      await press('Escape')(page);
    },
  },
];

/** Every dialog. */
export const dialogScenes: readonly Scene[] = [
  { name: 'help', state: idleState, act: press('F1') },
  {
    name: 'order',
    state: { ...idleState, buyerFields: ['name', 'tel'] },
    act: press('F4'),
  },
  { name: 'receipt', state: idleState, act: press('F8') },
  {
    name: 'notices',
    state: { ...idleState, notices },
    act: (page) => page.getByRole('button', { name: /외 2건|\+2 more/ }).click(),
  },
  {
    name: 'ask',
    state: {
      ...idleState,
      asking: {
        id: 'q1',
        act: {
          kind: 'cancel',
          merchantUid: 'P1',
          orderNo: 'POS02-1121-0173',
          amountWon: won(12_000),
          full: true,
        },
      },
    },
  },
];

/** Every step of the set-up. */
export const setUpScenes: readonly Scene[] = [
  { name: 'set-up-shop', state: idleState, act: openPanel('F10') },
  {
    name: 'set-up-keys',
    state: { ...idleState, mode: 'test', keys: 'missing' },
    async act(page) {
      const fields = page.locator('input[type=password]');
      await fields.nth(0).fill('some-key');
      await fields.nth(1).fill('some-secret');
      await page.getByRole('button', { name: /시험하고 저장|Test and save/ }).click();
      await settled(page);
    },
  },
  ...(
    [
      '채널|Channel',
      '판매 · 세금|Sale · tax',
      '화면 · 통신|Screen · network',
      '대기 결제|Charge later',
      '번개장터|Bunjang',
    ] as const
  ).map((step, index) => ({
    name: `set-up-${['channel', 'sale', 'device', 'deferred', 'points'][index]}`,
    state: idleState,
    async act(page: Page) {
      await openPanel('F10')(page);
      await page.getByRole('button', { name: new RegExp(`^\\d\\. (${step})`) }).click();
      if (index === 1) await page.getByRole('button', { name: /^(저장|Save)$/ }).click();
      await settled(page);
    },
  })),
];
