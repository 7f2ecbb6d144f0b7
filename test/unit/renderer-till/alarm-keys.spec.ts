import { expect, test } from 'vitest';
import type { Alarm, PaymentState } from '../../../preload/payment-views.ts';
import { alarmKeysOf } from '../../../renderer/till/flow/alarm-keys.ts';
import { emptyDraft, settlementOf } from '../../../renderer/till/flow/settle-draft.ts';
import { cancelDone, detailOf, paymentOf, won } from '../../fakes/till-states.ts';

const given = won(12_000);
const none = won(0);
const other = { otherImpUid: cancelDone.impUid };
const refused = { ...cancelDone, state: 'refused' };

test.each<
  readonly [
    alarm: Alarm | null,
    state: PaymentState,
    cancelledWon: typeof none,
    more: object,
    keys: readonly string[],
  ]
>([
  [null, 'paid', none, {}, []],
  ['late-paid', 'paid', none, {}, ['attach', 'cancel']],
  ['late-paid', 'paid', none, { saleOtherwisePaid: true }, ['cancel']],
  ['late-paid', 'paid', given, { saleOtherwisePaid: true }, ['acknowledge']],
  ['two-paid', 'paid', none, other, ['cancel-other', 'acknowledge']],
  ['cancelled-elsewhere', 'paid', given, other, ['cancel-other', 'acknowledge']],
  ['two-paid', 'paid', none, { ...other, cancels: [cancelDone] }, ['acknowledge']],
  ['two-paid', 'paid', none, { ...other, cancels: [refused] }, ['cancel-other', 'acknowledge']],
  ['real-payment-in-test', 'paid', none, {}, ['cancel', 'acknowledge']],
  ['real-payment-in-test', 'paid', given, {}, ['acknowledge']],
  ['test-payment-in-live', 'not-charged', none, {}, ['acknowledge']],
  ['cancelled-elsewhere', 'paid', given, {}, ['acknowledge']],
  ['late-cancelled', 'paid', given, {}, ['acknowledge']],
  ['deferred-not-paid', 'declined', none, {}, ['acknowledge']],
  ['by-hand', 'paid', none, { nextCheckMs: 9 }, []],
  ['by-hand', 'paid', none, { nextCheckMs: null }, ['acknowledge']],
  ['by-hand-contradicted', 'paid', none, {}, ['cancel', 'acknowledge']],
  ['by-hand-contradicted', 'not-charged', none, {}, ['acknowledge']],
  ['cancel-stopped', 'paid', none, {}, ['cancel', 'acknowledge']],
  ['cancel-stopped', 'not-charged', none, {}, ['acknowledge']],
  ['still-ready', 'unknown', none, {}, []],
  ['other-amount', 'unknown', none, {}, []],
])('%s of a payment that is %s', (alarm, state, cancelledWon, more, keys) => {
  const payment = paymentOf('P1', state, { alarm, cancelledWon });
  expect(alarmKeysOf(detailOf(payment, more))).toEqual(keys);
});

const seen = { evidence: ' 콘솔 ok ' };

test.each([
  ['nothing yet', {}, null],
  ['no result', seen, null],
  ['too little evidence', { as: 'not-charged', evidence: ' 콘솔 ' }, null],
  ['no transaction', { ...seen, as: 'paid' }, null],
  [
    'paid',
    { ...seen, as: 'paid', impUid: ' imps_1 ' },
    { merchantUid: 'm', as: 'paid', impUid: 'imps_1', evidence: '콘솔 ok' },
  ],
  [
    'not charged, whatever number was typed before',
    { ...seen, as: 'not-charged', impUid: 'imps_1' },
    { merchantUid: 'm', as: 'not-charged', evidence: '콘솔 ok' },
  ],
] as const)('a settle dialog with %s', (_, draft, said) => {
  expect(settlementOf('m', { ...emptyDraft, ...draft })).toEqual(said);
});
