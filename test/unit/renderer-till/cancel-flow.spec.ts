import { describe, expect, it } from 'vitest';
import type { Command } from '../../../renderer/till/keys/key-table.ts';
import { receiptViewOf } from '../../fakes/receipt-views.ts';
import {
  cancelDone,
  dayOfPayments,
  detailOf,
  idleState,
  paymentOf,
  salesAt,
  waitingRowOf,
  won,
} from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

const ok = (value: unknown) => ({ ok: true, value }) as const;
const answers = {
  'payments.list': ok(dayOfPayments),
  'payments.waiting': ok(dayOfPayments.map((payment) => waitingRowOf(payment))),
  'payments.detail': ok(detailOf(paymentOf('P1'))),
  'payments.find': ok(paymentOf('P1')),
  'payments.check': ok(detailOf(paymentOf('P1'))),
  'cancel.send': ok(cancelDone),
  'receipt.show': ok(receiptViewOf()),
};

function panel({ stores }: FakeDesk) {
  return stores.view.getState().panel;
}

async function press(desk: FakeDesk, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    desk.keys.command(command);
    await desk.settle();
  }
}

describe('a cancel', () => {
  async function atCancel(more = {}) {
    const desk = await fakeDesk(idleState, { ...answers, ...more });
    desk.acts.panel.startCancel('P1');
    await desk.settle();
    return desk;
  }

  it('is of all that remains unless a part is chosen, and needs a reason', async () => {
    const desk = await atCancel();
    await press(desk, 'primary');
    expect(desk.asked()).not.toContain('cancel.send');
    desk.stores.payment.choose({ reason: 'wrong-amount' });
    await press(desk, 'primary');
    expect(desk.main.calls.find(({ name }) => name === 'cancel.send')?.argument).toEqual({
      merchantUid: 'P1',
      amountWon: 12_000,
      reason: '금액 오류',
    });
    expect(panel(desk)).toEqual({ at: 'cancelled', merchantUid: 'P1', cancel: cancelDone });
  });

  it('of a part takes the keypad, and never more than remains', async () => {
    const desk = await atCancel();
    desk.keys.type('9');
    desk.stores.payment.choose({ part: true, reason: 'own', ownReason: '  손님 요청  ' });
    for (const key of ['1', '2', '00', '1'] as const) desk.keys.type(key);
    await press(desk, 'primary');
    expect(desk.asked()).not.toContain('cancel.send');
    await press(desk, 'erase', 'primary');
    expect(desk.main.calls.find(({ name }) => name === 'cancel.send')?.argument).toEqual({
      merchantUid: 'P1',
      amountWon: 1_200,
      reason: '손님 요청',
    });
    expect(desk.digits()).toBe('');
  });

  it('that nobody confirmed leaves the form as it was, without a complaint', async () => {
    const desk = await atCancel({ 'cancel.send': { ok: false, failure: { kind: 'not-allowed' } } });
    desk.stores.payment.choose({ reason: 'twice' });
    await press(desk, 'primary');
    expect(panel(desk).at).toBe('cancel');
    expect(desk.stores.view.getState().message).toBeNull();
    expect(desk.stores.payment.store.getState().reason).toBe('twice');
  });

  it('that failed says that the payment stands', async () => {
    const failure = { kind: 'keys', state: 'wrong' } as const;
    const desk = await atCancel({ 'cancel.send': { ok: false, failure } });
    desk.stores.payment.choose({ reason: 'twice' });
    await press(desk, 'primary');
    expect(desk.stores.view.getState().message).toEqual({
      kind: 'failure',
      failure,
      about: 'cancel',
    });
  });

  it('is not offered for what was cancelled whole', async () => {
    const whole = paymentOf('P3', 'paid', { cancelledWon: won(12_000) });
    const desk = await fakeDesk(idleState, { ...answers, 'payments.detail': ok(detailOf(whole)) });
    desk.acts.panel.open({ at: 'detail', merchantUid: 'P3' });
    await desk.settle();
    await press(desk, 'cancel');
    expect(panel(desk).at).toBe('detail');
  });

  it('of the sale just approved begins with one key', async () => {
    const desk = await fakeDesk(
      { ...idleState, sale: salesAt(0)['approved'] ?? idleState.sale },
      answers,
    );
    await press(desk, 'cancel');
    expect(panel(desk)).toEqual({ at: 'cancel', merchantUid: 'P1' });
    expect(desk.asked()).toEqual(['sale.dismiss', 'payments.detail']);
  });
});
