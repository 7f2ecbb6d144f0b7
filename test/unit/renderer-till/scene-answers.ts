import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import { notProvided } from '../../fakes/breakdowns.ts';
import { receiptViewOf } from '../../fakes/receipt-views.ts';
import { someSettings } from '../../fakes/some-settings.ts';
import {
  cancelDone,
  dayOfPayments,
  detailOf,
  noonMs,
  paymentOf,
  waitingRowOf,
  won,
} from '../../fakes/till-states.ts';

const [paid, , , unknown, , alarming] = dayOfPayments;
const putOff = [
  waitingRowOf(paymentOf('P8', 'waiting'), { waitsFor: 'charge' }),
  waitingRowOf(paymentOf('P9', 'waiting'), { waitsFor: 'charge' }),
  waitingRowOf(paymentOf('P10', 'declined', { alarm: 'deferred-not-paid' })),
];
const waitingRows = [paid, unknown, alarming].flatMap((payment) =>
  payment === undefined
    ? []
    : waitingRowOf(payment, { needsPerson: payment === unknown, nextCheckMs: noonMs }),
);
const partCancelled = paymentOf('P2', 'paid', { cancelledWon: won(3_000) });

function ok(value: unknown): Reply<unknown, Failure> {
  return { ok: true, value };
}

/** What the fake main answers in every scene. */
export const sceneAnswers: Readonly<Record<string, Reply<unknown, Failure>>> = {
  'payments.list': ok(dayOfPayments),
  'payments.waiting': ok([...waitingRows, ...putOff]),
  'payments.detail': ok(detailOf(partCancelled, { cancels: [cancelDone] })),
  'payments.breakdown': ok(notProvided),
  'payments.check': ok(detailOf(partCancelled)),
  'cancel.send': ok(cancelDone),
  'receipt.show': ok(receiptViewOf()),
  'receipt.standing': ok({ at: 'none' }),
  'receipt.print': ok({ at: 'sent', atMs: noonMs, copies: 1 }),
  'receipt.save': ok({ path: '/home/pos/영수증/POS02-1121-0173.pdf' }),
  'receipt.printers': ok([
    { name: 'SRP-350III', shown: 'BIXOLON SRP-350III', isDefault: true },
    { name: 'office', shown: '사무실 프린터', isDefault: false },
  ]),
  'setup.settings': ok({
    settings: someSettings,
    problems: [{ field: 'shop.tillId', rule: 'format' }],
    runMode: null,
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
