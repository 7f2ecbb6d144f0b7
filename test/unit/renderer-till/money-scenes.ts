import type { Page } from 'playwright-core';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { CancelView, PaymentDetail, PaymentView } from '../../../preload/payment-views.ts';
import type { ToldView } from '../../../preload/told-view.ts';
import type { TillState } from '../../../preload/window-states.ts';
import {
  cancelDone,
  detailOf,
  idleState,
  paymentOf,
  salesAt,
  waitingRowOf,
  won,
} from '../../fakes/till-states.ts';
import { openPanel, openSecond, press, type Scene, settled, waitingList } from './scene.ts';
import { test, training, waiting } from './scene-states.ts';

/** What waits, what was not known, late or double, and the ledger as a file. `nowMs` is for countdowns. */
export function moneyScenes(nowMs: number): readonly Scene[] {
  return [...waitScenes(nowMs), ...alarmScenes, ...askScenes, ...ledgerScenes(nowMs)];
}

function ok(value: unknown): Reply<unknown, Failure> {
  return { ok: true, value };
}

function waitScenes(nowMs: number): readonly Scene[] {
  const sales = salesAt(nowMs);
  const { waiting: waits, cancelled_by_cashier: ended } = sales;
  if (waits?.at !== 'waiting' || ended?.at !== 'ended') return [];
  const charge = (merchantUid: string, secretEndsMs: number | null) => ({
    merchantUid,
    orderNo: 'POS02-1121-0180',
    amountWon: won(12_000),
    sinceMs: nowMs - 600_000,
    isSending: false,
    secretEndsMs,
    endsMs: nowMs + 80_000_000,
  });
  const charges = [charge('W1', nowMs + 1_200_000), charge('W2', null)];
  const offline: TillState = {
    ...training,
    online: false,
    notices: [{ kind: 'offline', waiting: 2, maySell: true }],
    waits: { open: true, perChargeWon: won(50_000), charges },
    waiting: { ...waiting, charges: 2, lookUps: 1, cancels: 1, needPerson: 3 },
  };
  const rows = [
    waitingRowOf(paymentOf('W1', 'waiting'), { waitsFor: 'charge' }),
    waitingRowOf(paymentOf('W2', 'waiting'), { waitsFor: 'charge' }),
    waitingRowOf(paymentOf('W3', 'declined', { alarm: 'deferred-not-paid' })),
    waitingRowOf(paymentOf('W4', 'paid'), { waitsFor: 'cancel' }),
    waitingRowOf(paymentOf('W5', 'unknown', { needsPerson: true, accountElsewhere: true }), {
      nextCheckMs: nowMs + 200_000,
    }),
    waitingRowOf(paymentOf('W6', 'paid', { alarm: 'two-paid' })),
  ];
  const fault = { why: 'sum', limit: 300_000 } as const;
  const unsent = sales['not-sent'];
  return [
    { name: 'waiting-re-enter', state: { ...offline, sale: { ...waits, secretEndsMs: null } } },
    { name: 'ended-waits', state: { ...offline, sale: { ...ended, waits: true } } },
    ...(unsent?.at === 'not-sent'
      ? [
          {
            name: 'wait-refused',
            state: { ...offline, sale: { ...unsent, wait: { at: 'refused', fault } } },
          } as const,
        ]
      : []),
    {
      name: 'offline-may-sell',
      state: offline,
      act: press('6', '0', '0', '0', '0'),
    },
    {
      name: 'waiting-charges',
      state: offline,
      answers: { 'payments.waiting': ok(rows) },
      act: waitingList,
    },
  ];
}

function detailScene(
  name: string,
  payment: PaymentView,
  more: Partial<PaymentDetail> = {},
  act: (page: Page) => Promise<void> = async () => undefined,
): Scene {
  return {
    name,
    state: idleState,
    answers: { 'payments.detail': ok(detailOf(payment, more)) },
    async act(page) {
      await openSecond('F6')(page);
      await act(page);
    },
  };
}

const unknown = paymentOf('P4', 'unknown', { needsPerson: true });
const queued: CancelView = { ...cancelDone, state: 'created', amountWon: won(12_000) };
const other = { otherImpUid: 'imp_990280090123' };
const told: ToldView = {
  impUid: 'imp_448280090638',
  toldMs: 1_795_237_200_000,
  facts: [
    { name: 'status', kind: 'text', value: 'cancelled' },
    { name: 'amountWon', kind: 'won', value: 12_500 },
    { name: 'sandbox', kind: 'flag', value: true },
    { name: 'paidAtS', kind: 'time', value: 1_795_237_000 },
    { name: 'cardQuota', kind: 'count', value: 0 },
    { name: 'buyerName', kind: 'masked', value: '홍***' },
    { name: 'receiptUrl', kind: 'text', value: `https://example.com/${'long'.repeat(40)}` },
  ],
  cancels: [
    {
      amountWon: 2_500,
      cancelledAtS: 1_795_237_100,
      reason: '일부 반품',
      pgTid: '26112100000043',
      receiptUrl: null,
      cancellationId: 'c-1',
    },
  ],
};
const settleKey = /직접 정리|Settle by hand/;

const alarmScenes: readonly Scene[] = [
  detailScene('late-paid', paymentOf('P2', 'paid', { alarm: 'late-paid' })),
  detailScene(
    'late-paid-cancelled',
    paymentOf('P2', 'paid', { alarm: 'late-paid', cancelledWon: won(12_000) }),
    { cancels: [{ ...cancelDone, amountWon: won(12_000) }] },
  ),
  detailScene('two-paid', paymentOf('P2', 'paid', { alarm: 'two-paid' }), other),
  detailScene('other-reason', paymentOf('P2', 'paid', { alarm: 'two-paid' }), other, (page) =>
    page.getByRole('button', { name: /다른 승인 취소|Cancel the other/ }).click(),
  ),
  detailScene('by-hand', paymentOf('P2', 'not-charged', { alarm: 'by-hand', byHand: true }), {
    evidence: '포트원 콘솔 14:20 확인, 담당 김OO',
  }),
  detailScene('wish', paymentOf('P4', 'unknown', { cancelIfPaid: '고객이 자리를 떠남' })),
  detailScene('queued-cancel', paymentOf('P2', 'paid'), { cancels: [queued] }),
  detailScene('unknown-detail', unknown, { nextCheckMs: 1 }),
  detailScene('told', paymentOf('P2', 'paid'), { told: [told] }, async (page) => {
    await page.getByText(/결제사가 알려준 내용|Everything the provider told/).click();
    await settled(page);
  }),
  detailScene('settle', unknown, {}, async (page) => {
    await page.getByRole('button', { name: settleKey }).click();
    await page.getByRole('button', { name: /^(승인됨|Approved)$/ }).click();
    await settled(page);
  }),
  {
    name: 'cancelled-waits',
    state: idleState,
    answers: {
      'cancel.send': ok(queued),
      'payments.detail': ok(detailOf(paymentOf('P2'), { cancels: [] })),
    },
    async act(page) {
      await openSecond('F7')(page);
      await page.getByRole('button', { name: /금액 오류|Wrong amount/ }).click();
      await press('Enter')(page);
      await settled(page);
    },
  },
  {
    name: 'adopt',
    state: idleState,
    answers: { 'payments.find': ok(null) },
    async act(page) {
      await openPanel('F6')(page);
      await page.getByRole('searchbox').or(page.locator('search input')).first().fill('OTHER-1');
      await page.getByRole('button', { name: /^(찾기|Find)$/ }).click();
      await settled(page);
    },
  },
];

const about = { merchantUid: 'P1', orderNo: 'POS02-1121-0173', amountWon: won(12_000) };

const askScenes: readonly Scene[] = [
  { ...about, kind: 'cancel-other', impUid: 'imp_1' } as const,
  { ...about, kind: 'cancel-if-paid' } as const,
  { ...about, kind: 'keep-if-paid' } as const,
  { ...about, kind: 'withdraw-cancel' } as const,
  { ...about, kind: 'withdraw-charge' } as const,
  { ...about, kind: 'settle-by-hand', as: 'not-charged' } as const,
  { ...about, kind: 'acknowledge' } as const,
  { kind: 'put-back-ledger' } as const,
  { kind: 'request-points', amountWon: won(1_000_000) } as const,
  { kind: 'cancel-points', amountWon: won(1_000_000), issuanceId: '132' } as const,
  { kind: 'settle-points', amountWon: won(1_000_000), issuanceId: null } as const,
].map((act) => ({ name: `ask-${act.kind}`, state: { ...test, asking: { id: 'q', act } } }));

function ledgerScenes(nowMs: number): readonly Scene[] {
  const { ledger } = idleState;
  if (ledger === null) return [];
  const toLedger = async (page: Page) => {
    await openPanel('F10')(page);
    await page.getByRole('button', { name: /^\d\. (장부|Ledger)$/ }).click();
    await settled(page);
  };
  const counts = { daysDone: 2, daysInAll: 9, adopted: 3, corrected: 1 };
  return [
    {
      name: 'ledger-damaged',
      state: {
        ...idleState,
        notices: [{ kind: 'storage', state: 'damaged' }],
        ledger: {
          ...ledger,
          check: { atMs: nowMs, damaged: true },
          unreadable: [{ table: 'payments', key: '17', problem: 'amount_won: not whole won' }],
        },
      },
      act: toLedger,
    },
    {
      name: 'ledger-older',
      state: {
        ...idleState,
        notices: [{ kind: 'storage', state: 'older-copy' }],
        ledger: { ...ledger, reread: { at: 'running', ...counts } },
      },
      act: toLedger,
    },
    {
      name: 'set-up-deferred',
      state: idleState,
      async act(page) {
        await openPanel('F10')(page);
        await page.getByRole('button', { name: /^\d\. (대기 결제|Charge later)$/ }).click();
        await settled(page);
      },
    },
  ];
}
