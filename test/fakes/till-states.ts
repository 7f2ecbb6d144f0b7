import type {
  Alarm,
  CancelView,
  PaymentDetail,
  PaymentState,
  PaymentView,
} from '../../preload/payment-views.ts';
import type { TillSale } from '../../preload/sale-views.ts';
import type { Won } from '../../preload/views.ts';
import type { WaitingCounts, WaitingRow } from '../../preload/waiting-row.ts';
import type { TillState } from '../../preload/window-states.ts';

/** 2026-11-21 14:03:24 in Seoul. */
export const noonMs = Date.UTC(2026, 10, 21, 5, 3, 24);

/** Whole won for tests. */
export function won(value: number): Won {
  return value as Won;
}

export const nothingWaits: WaitingCounts = {
  count: 0,
  lookUps: 0,
  cancels: 0,
  charges: 0,
  needPerson: 0,
  oldestMs: null,
};

/** A till that is ready for the next sale in live mode. */
export const idleState: TillState = {
  mode: 'live',
  simulated: false,
  shopName: '강남점',
  tillId: 'POS02',
  language: 'ko',
  keypadOrder: '789',
  screen: 'second',
  maxWon: won(1_000_000),
  partialCancel: true,
  itemName: '상품',
  buyerFields: [],
  taxType: 'taxable',
  keychain: 'ready',
  keys: 'stored',
  pointsKeys: 'stored',
  online: true,
  notices: [],
  ledger: {
    check: { atMs: noonMs, damaged: false },
    backupMs: noonMs,
    backups: 3,
    work: null,
    failed: null,
    reread: null,
    unreadable: [],
  },
  sale: { at: 'idle' },
  waiting: nothingWaits,
  waits: { open: false, perChargeWon: won(50_000), charges: [] },
  prints: { waiting: 0, unsure: 0 },
  asking: null,
  today: { count: 3, paidWon: won(512_000), cancelledWon: won(3_000) },
};

export function paymentOf(
  merchantUid: string,
  state: PaymentState = 'paid',
  more: Partial<PaymentView> = {},
): PaymentView {
  return {
    merchantUid,
    orderNo: 'POS02-1121-0173',
    state,
    amountWon: won(12_000),
    cancelledWon: won(0),
    itemName: '상품',
    mode: 'live',
    createdMs: noonMs - 8_000,
    paidMs: state === 'paid' ? noonMs : null,
    alarm: null,
    adopted: null,
    cancelIfPaid: null,
    byHand: false,
    needsPerson: false,
    accountElsewhere: false,
    customerMask: 'mi******m',
    ...more,
  };
}

export const cancelDone: CancelView = {
  cancelId: 'C7F3K2',
  state: 'done',
  amountWon: won(3_000),
  reason: '금액 오류',
  atMs: noonMs + 600_000,
  impUid: 'imp_448280090638',
  checksumWon: won(12_000),
  foundWon: null,
  declined: null,
  code: '',
  message: '',
};

export function detailOf(payment: PaymentView, more: Partial<PaymentDetail> = {}): PaymentDetail {
  return {
    payment,
    impUid: 'imp_448280090638',
    otherImpUid: null,
    saleOtherwisePaid: false,
    evidence: null,
    pgTid: '26112114032411',
    approvalNo: '30012345',
    receiptUrl: null,
    remainingWon: won(payment.amountWon - payment.cancelledWon),
    tax: {
      supplyWon: won(10_909),
      vatWon: won(1_091),
      taxFreeWon: won(0),
      serviceWon: won(0),
      by: 'shop',
    },
    cancels: [],
    declined: null,
    code: '',
    message: '',
    checkedMs: noonMs + 2_000,
    checks: 1,
    nextCheckMs: null,
    told: [],
    breakdown: null,
    ...more,
  };
}

/** A row of the waiting list; a payment that is asked about unless said otherwise. */
export function waitingRowOf(payment: PaymentView, more: Partial<WaitingRow> = {}): WaitingRow {
  const waitsFor = payment.state === 'unknown' ? 'look-up' : 'person';
  return { ...payment, waitsFor, nextCheckMs: null, ...more };
}

const order = { orderNo: 'POS02-1121-0173', amountWon: won(12_000) };

/** Every state a sale can be in, named as `<body data-state>` says it. `nowMs` is for its countdowns. */
export function salesAt(nowMs: number): Readonly<Record<string, TillSale>> {
  const customer = {
    at: 'customer',
    ...order,
    deadlineMs: nowMs + 108_000,
    enough: null,
    helpCalled: false,
  } as const;
  const unsent = {
    at: 'not-sent',
    ...order,
    why: 'offline',
    maySendAgain: true,
    helpCalled: false,
  } as const;
  const deadlineMs = nowMs + 45_000;
  const unknown = paymentOf('POS02-20261121-0173-AB12', 'unknown');
  return {
    'customer.intro': { ...customer, step: 'intro' },
    'customer.id': { ...customer, step: 'id', helpCalled: true },
    'customer.pw': { ...customer, step: 'pw' },
    'customer.checking': { ...customer, step: 'checking' },
    'customer.consent': { ...customer, step: 'consent', enough: true },
    short: { at: 'short', ...order, deadlineMs, partAllowed: true, helpCalled: false },
    'part-agreed': { at: 'part-agreed', ...order, agreedWon: won(7_000), deadlineMs },
    sending: { at: 'sending', ...order, sinceMs: nowMs - 3_000 },
    approved: {
      at: 'approved',
      ...order,
      payment: paymentOf('P1'),
      restWon: won(0),
      leftShown: true,
    },
    declined: {
      at: 'declined',
      ...order,
      merchantUid: 'POS02-20261121-0173-AB12',
      reason: 'credentials',
      code: '8193',
      message: '[8193] 아이디/비밀번호 불일치',
      provedMs: noonMs + 2_000,
      mayRetry: true,
    },
    'not-sent': { ...unsent, wait: { at: 'none' } },
    'wait-offer': { ...unsent, wait: { at: 'offered' } },
    'wait-agreed': { ...unsent, wait: { at: 'agreed' } },
    waiting: {
      at: 'waiting',
      ...order,
      payment: paymentOf('P8', 'waiting'),
      secretEndsMs: nowMs + 1_740_000,
    },
    unknown: {
      at: 'unknown',
      ...order,
      payment: unknown,
      sinceMs: noonMs - 2_000,
      checks: 3,
      nextCheckMs: nowMs + 8_000,
    },
    cancelled_by_customer: { at: 'ended', ...order, waits: false, how: 'cancelled_by_customer' },
    cancelled_by_cashier: { at: 'ended', ...order, waits: false, how: 'cancelled_by_cashier' },
    timed_out: { at: 'ended', ...order, waits: false, how: 'timed_out' },
  };
}

/** A day's payments, newest first, one of each kind. */
export const dayOfPayments: readonly PaymentView[] = [
  paymentOf('P1'),
  paymentOf('P2', 'paid', { cancelledWon: won(3_000), createdMs: noonMs - 700_000 }),
  paymentOf('P3', 'paid', { cancelledWon: won(12_000), createdMs: noonMs - 800_000 }),
  paymentOf('P4', 'unknown', { createdMs: noonMs - 900_000 }),
  paymentOf('P5', 'declined', { createdMs: noonMs - 1_000_000 }),
  paymentOf('P6', 'unknown', {
    alarm: 'other-amount' satisfies Alarm,
    createdMs: noonMs - 1_100_000,
  }),
  paymentOf('P7', 'created', { createdMs: noonMs - 1_200_000, amountWon: won(99_999_999) }),
];
