import type { Page } from 'playwright-core';
import type { Failure, Rule } from '../../../preload/failure.ts';
import type { PrintRow, PrintStanding } from '../../../preload/print-views.ts';
import type { ReceiptView } from '../../../preload/views.ts';
import { receiptViewOf, standings } from '../../fakes/receipt-views.ts';
import { someSettings } from '../../fakes/some-settings.ts';
import {
  cancelDone,
  detailOf,
  idleState,
  paymentOf,
  salesAt,
  won,
} from '../../fakes/till-states.ts';
import { openPanel, press, type Scene, settled } from './scene.ts';
import { test, waiting } from './scene-states.ts';

const ok = (value: unknown) => ({ ok: true, value }) as const;

/** Opens the receipt, and then presses these keys. */
function opened(...keys: readonly string[]) {
  return async (page: Page): Promise<void> => {
    await press('F8')(page);
    await page.getByRole('dialog').waitFor();
    await settled(page);
    await press(...keys)(page);
    await settled(page);
  };
}

/** Receipts and slips as they stand with the printer, results of a sale, and the set-up of printing. */
export function printScenes(nowMs: number): readonly Scene[] {
  return [
    ...standingScenes,
    ...listScenes,
    ...slipScenes,
    ...faultScenes,
    ...resultScenes(nowMs),
    ...setUpScenes,
  ];
}

/** Those with the most to say: where they fit, the others do. */
export function fullPrintScenes(nowMs: number): readonly Scene[] {
  return printScenes(nowMs).filter(({ name }) => full.has(name));
}

const full: ReadonlySet<string> = new Set([
  ...['receipt-waiting-again', 'receipt-saved', 'receipt-no-printer', 'slip-deposit'],
  ...['approved-print-unsure', 'cancelled-print-unsure'],
  'prints-2',
  ...['set-up-printing-gone', 'set-up-printing-refused'],
]);

function answersFor(print: PrintStanding, more: Partial<ReceiptView> = {}) {
  return {
    'receipt.show': ok(receiptViewOf({ print, ...more })),
    'receipt.standing': ok(print),
  };
}

const standingScenes: readonly Scene[] = [
  ...Object.entries(standings).map(([name, print]) => ({
    name: `receipt-${name}`,
    state: idleState,
    answers: answersFor(print),
    act: opened(),
  })),
  {
    name: 'receipt-printed',
    state: idleState,
    answers: {
      ...answersFor(standings.none),
      'receipt.print': ok(standings.sent),
    },
    act: opened('F9'),
  },
  {
    name: 'receipt-saved',
    state: idleState,
    answers: answersFor(standings.sent),
    act: opened('Alt+Digit5'),
  },
];

const noAnswer = { ok: false, failure: { kind: 'no-answer', money: 'untouched' } } as const;

const toSee = [
  {
    of: { merchantUid: 'P1' },
    orderNo: 'POS02-1121-0173',
    amountWon: won(12_000),
    print: standings.waiting,
  },
  {
    of: { merchantUid: 'P2', cancelId: 'C7F3K2' },
    orderNo: 'POS02-1121-0170',
    amountWon: won(99_999_999),
    print: standings.unsure,
  },
] satisfies readonly PrintRow[];

const listScenes: readonly Scene[] = [[], toSee].map((rows) => ({
  name: `prints-${rows.length}`,
  state: { ...test, waiting, prints: { waiting: 1, unsure: 1 } },
  // Each stands as its row says.
  answers: { 'receipt.toSee': ok(rows), 'receipt.standing': noAnswer },
  async act(page) {
    await page.getByRole('button', { name: /^(영수증 2장|Receipts 2)$/ }).click();
    await page.locator('#panel-title').waitFor();
    await settled(page);
  },
}));

const slipScenes: readonly Scene[] = (['unknown', 'waiting', 'deposit'] as const).map((kind) => ({
  name: `slip-${kind}`,
  state: idleState,
  answers: answersFor(standings.none, { kind }),
  act: opened(),
}));

const rules: readonly Rule[] = ['no-printer', 'off', 'not-printed', 'print-unsure', 'no-room'];

const faultScenes: readonly Scene[] = rules.map((rule) => ({
  name: `receipt-${rule}`,
  state: idleState,
  answers: {
    ...answersFor(standings.none),
    'receipt.print': {
      ok: false,
      failure: { kind: 'refused', field: 'printing.printer', rule } satisfies Failure,
    },
  },
  act: opened('F9'),
}));

function resultScenes(nowMs: number): readonly Scene[] {
  const sale = salesAt(nowMs)['approved'] ?? idleState.sale;
  return (['waiting', 'sent', 'unsure'] as const).flatMap((name) => [
    {
      name: `approved-print-${name}`,
      state: { ...idleState, sale },
      answers: answersFor(standings[name]),
    },
    {
      name: `cancelled-print-${name}`,
      state: idleState,
      answers: {
        ...answersFor(standings[name]),
        'payments.detail': ok(
          detailOf(paymentOf('P2', 'paid', { cancelledWon: won(3_000) }), {
            cancels: [cancelDone],
          }),
        ),
      },
      async act(page: Page) {
        await openPanel('F7')(page);
        await page.getByRole('listitem').nth(1).getByRole('button').click();
        await settled(page);
        await page.getByRole('button', { name: /금액 오류|Wrong amount/ }).click();
        await press('Enter')(page);
        await settled(page);
        await press('Escape')(page);
      },
    },
  ]);
}

async function toPrinting(page: Page): Promise<void> {
  await openPanel('F10')(page);
  await page.getByRole('button', { name: /^\d\. (영수증 인쇄|Receipts on paper)$/ }).click();
  await settled(page);
}

function settingsWith(printing: Partial<typeof someSettings.printing>) {
  const settings = { ...someSettings, printing: { ...someSettings.printing, ...printing } };
  return { 'setup.settings': ok({ settings, problems: [], runMode: null }) };
}

const noPrinter: Failure = { kind: 'refused', field: 'printing.printer', rule: 'no-printer' };

const setUpScenes: readonly Scene[] = [
  {
    name: 'set-up-printing',
    state: idleState,
    answers: settingsWith({ auto: true }),
    act: toPrinting,
  },
  {
    name: 'set-up-printing-gone',
    state: idleState,
    answers: settingsWith({ printer: 'TM-T88VI-kitchen' }),
    act: toPrinting,
  },
  {
    name: 'set-up-printing-none',
    state: idleState,
    answers: { ...settingsWith({}), 'receipt.printers': ok([]) },
    act: toPrinting,
  },
  {
    name: 'set-up-printing-tested',
    state: idleState,
    answers: settingsWith({ printer: 'office' }),
    async act(page) {
      await toPrinting(page);
      await page.getByRole('button', { name: /^(시험 인쇄|Print a test page)$/ }).click();
      await settled(page);
    },
  },
  {
    name: 'set-up-printing-refused',
    state: idleState,
    answers: { ...settingsWith({}), 'receipt.testPage': { ok: false, failure: noPrinter } },
    async act(page) {
      await toPrinting(page);
      await page.getByRole('button', { name: /^(시험 인쇄|Print a test page)$/ }).click();
      await settled(page);
    },
  },
];
