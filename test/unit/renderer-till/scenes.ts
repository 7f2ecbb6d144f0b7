import type { Page } from 'playwright-core';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { Notice, TillState } from '../../../preload/views.ts';
import {
  cancelDone,
  dayOfPayments,
  detailOf,
  idleState,
  noonMs,
  paymentOf,
  salesAt,
  someReceipt,
  someSettings,
  won,
} from '../../fakes/till-states.ts';

/** One picture of the till: what main says, and what the cashier then does. */
export type Scene = {
  readonly name: string;
  readonly state: TillState;
  readonly act?: (page: Page) => Promise<void>;
};

const partCancelled = paymentOf('P2', 'paid', { cancelledWon: won(3_000) });

function ok(value: unknown): Reply<unknown, Failure> {
  return { ok: true, value };
}

/** What the fake main answers in every scene. */
export const sceneAnswers: Readonly<Record<string, Reply<unknown, Failure>>> = {
  'payments.list': ok(dayOfPayments),
  'payments.waiting': ok(dayOfPayments.slice(3, 6)),
  'payments.detail': ok(detailOf(partCancelled, { cancels: [cancelDone] })),
  'payments.check': ok(detailOf(partCancelled)),
  'cancel.send': ok(cancelDone),
  'receipt.show': ok({ kind: 'sale', svg: someReceipt }),
  'setup.settings': ok({
    settings: someSettings,
    problems: [{ field: 'shop.tillId', rule: 'format' }],
  }),
  'setup.save': {
    ok: false,
    failure: {
      kind: 'refused',
      field: 'settings.sale.maxWon',
      rule: 'over-limit',
      detail: { limit: 99_999_999 },
    },
  },
  'setup.saveKeys': ok({
    channels: [
      channelOf('channel-key-1', true, '베네피아 테스트'),
      channelOf('channel-key-2', false, '베네피아 실연동'),
    ],
  }),
  'sale.begin': { ok: false, failure: { kind: 'no-answer', money: 'checking' } },
};

function channelOf(channelKey: string, sandbox: boolean, channelName: string) {
  return { pgProvider: 'kcp', pgId: 'T0000', sandbox, type: 'PAYMENT', channelName, channelKey };
}

const notices: readonly Notice[] = [
  { kind: 'storage', state: 'full' },
  { kind: 'keychain', state: 'locked' },
  { kind: 'unresolved', count: 2 },
];
const waiting = { count: 2, oldestMs: noonMs };

function press(...keys: readonly string[]) {
  return async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key, { delay: 70 });
  };
}

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(150);
}

const training: TillState = { ...idleState, mode: 'training', keys: 'missing' };
const test: TillState = { ...idleState, mode: 'test', simulated: true };

/** Every screen, panel and dialog of the till. `nowMs` is for countdowns. */
export function scenesAt(nowMs: number): readonly Scene[] {
  return [...amountScenes, ...saleScenes(nowMs), ...panelScenes, ...dialogScenes, ...setUpScenes];
}

const amountScenes: readonly Scene[] = [
  { name: 'idle', state: idleState },
  { name: 'amount', state: idleState, act: press('1', '2', 'NumpadDecimal', '0') },
  {
    name: 'amount-long',
    state: { ...idleState, maxWon: won(99_999_999) },
    act: press(...'12345678'),
  },
  { name: 'over-limit', state: idleState, act: press(...'2000000') },
  { name: 'training', state: { ...training, waiting }, act: press('1', '2', '0', '0', '0') },
  { name: 'test-mode', state: { ...test, notices, waiting }, act: press('5', '0', '0', '0') },
  {
    name: 'offline',
    state: {
      ...idleState,
      online: false,
      notices: [{ kind: 'offline' }],
      waiting,
      keypadOrder: '123',
    },
  },
  { name: 'message', state: idleState, act: press('1', '0', '0', '0', 'Enter') },
];

function saleScenes(nowMs: number): readonly Scene[] {
  const swivel: TillState = { ...training, screen: 'swivel' };
  const sales = Object.entries(salesAt(nowMs)).map(([name, sale]) => ({
    name,
    state: { ...(name === 'customer.pw' ? swivel : idleState), sale },
  }));
  const { approved, declined } = salesAt(nowMs);
  if (approved?.at !== 'approved' || declined?.at !== 'declined') return sales;
  const alarming = paymentOf('P1', 'paid', { alarm: 'real-payment-in-test' });
  return [
    ...sales,
    { name: 'approved-part', state: { ...training, sale: { ...approved, restWon: won(5_000) } } },
    { name: 'approved-alarm', state: { ...test, sale: { ...approved, payment: alarming } } },
    {
      name: 'declined-final',
      state: { ...test, sale: { ...declined, reason: 'merchant', mayRetry: false } },
      act: (page) => page.getByText(/상세|Details/).click(),
    },
  ];
}

const panelScenes: readonly Scene[] = [
  { name: 'history', state: idleState, act: openPanel('F6') },
  { name: 'waiting', state: { ...idleState, waiting }, act: waitingList },
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

/** Panels are loaded when they are first opened. */
function openPanel(key: string) {
  return async (page: Page): Promise<void> => {
    await press(key)(page);
    await page.locator('#panel-title').waitFor();
    await settled(page);
  };
}

async function waitingList(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(대기|Waiting) 2/ }).click();
  await page.locator('#panel-title').waitFor();
  await settled(page);
}

function openSecond(key: 'F6' | 'F7') {
  return async (page: Page): Promise<void> => {
    await openPanel(key)(page);
    await page.getByRole('listitem').nth(1).getByRole('button').click();
    await settled(page);
  };
}

const dialogScenes: readonly Scene[] = [
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

const setUpScenes: readonly Scene[] = [
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
  ...(['채널|Channel', '판매 · 세금|Sale · tax', '화면 · 통신|Screen · network'] as const).map(
    (step, index) => ({
      name: `set-up-${['channel', 'sale', 'device'][index]}`,
      state: idleState,
      async act(page: Page) {
        await openPanel('F10')(page);
        await page.getByRole('button', { name: new RegExp(`^\\d\\. (${step})`) }).click();
        if (index === 1) await page.getByRole('button', { name: /^(저장|Save)$/ }).click();
        await settled(page);
      },
    }),
  ),
];
