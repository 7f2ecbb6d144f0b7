import { taxOf, taxOfCancel } from '../../../main/domain/tax.ts';
import { won, zeroWon } from '../../../main/domain/won.ts';
import type {
  CancelReceiptData,
  DepositSlipData,
  ReceiptFrame,
  ReceiptPayment,
  SaleReceiptData,
  UnknownSlipData,
  WaitingSlipData,
} from '../../../main/receipts/receipt-data.ts';

const paidMs = Date.UTC(2026, 10, 21, 5, 5, 33);

export const payment: ReceiptPayment = {
  orderNo: '02-1121-0173',
  merchantUid: '02-20261121-0173-1K7QD',
  impUid: 'imp_448280090638',
  approvalNo: '30012345',
  pgTid: '26112114053312345678',
  itemName: '아메리카노 외 2건',
  amountWon: won(37_200),
  tax: taxOf(won(37_200), 'taxable'),
  provider: null,
  paidMs,
  customerMask: 'be***1',
  receiptUrl: 'https://pay.example.kr/r/imp_448280090638',
};

export const frame: ReceiptFrame = {
  shop: {
    name: '두레마트 강남점',
    businessNumber: '123-45-67891',
    owner: '김하늘',
    address: '서울 강남구 테헤란로 123, 1층',
    phone: '02-555-0101',
    tillId: '02',
  },
  mode: 'live',
  simulated: false,
  language: 'ko',
  reprint: null,
};

export const sale: SaleReceiptData = { ...frame, kind: 'sale', payment };

export const partialCancel: CancelReceiptData = {
  ...frame,
  kind: 'cancel',
  payment,
  cancel: {
    cancelId: 'D4M8RX',
    amountWon: won(11_700),
    cancelledWon: won(16_200),
    tax: taxOfCancel(payment.tax, won(4_500), won(11_700)),
    provider: null,
    reason: '고객 변심',
    doneMs: Date.UTC(2026, 10, 21, 6, 40, 2),
    pgTid: '26112115400298765432',
    receiptUrl: null,
    otherImpUid: null,
  },
};

export const fullCancel: CancelReceiptData = {
  ...partialCancel,
  cancel: {
    ...partialCancel.cancel,
    cancelId: 'C7F3K2',
    amountWon: payment.amountWon,
    cancelledWon: payment.amountWon,
    tax: taxOfCancel(payment.tax, zeroWon, payment.amountWon),
  },
};

export const unknown: UnknownSlipData = {
  ...frame,
  kind: 'unknown',
  payment: {
    orderNo: payment.orderNo,
    merchantUid: payment.merchantUid,
    amountWon: payment.amountWon,
    askedMs: paidMs,
    customerMask: payment.customerMask,
  },
};

export const waiting: WaitingSlipData = {
  ...frame,
  kind: 'waiting',
  payment: unknown.payment,
  untilMs: paidMs + 86_400_000,
};

export const deposit: DepositSlipData = {
  ...frame,
  kind: 'deposit',
  issuance: {
    issuanceId: '132',
    amountWon: won(1_000_000),
    requestedMs: paidMs,
    account: {
      bankName: '국민은행',
      accountNumber: '900000000132',
      holderName: '번개장터',
      dueMs: Date.UTC(2026, 10, 22, 14, 59, 59),
    },
  },
};
