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

describe('the lists', () => {
  it('open over an idle till and go back step by step', async () => {
    const desk = await fakeDesk(idleState, answers);
    await press(desk, 'history');
    desk.acts.panel.choose(paymentOf('P1'));
    await desk.settle();
    expect(panel(desk)).toEqual({ at: 'detail', merchantUid: 'P1' });
    await press(desk, 'cancel');
    expect(panel(desk)).toEqual({ at: 'cancel', merchantUid: 'P1' });
    await press(desk, 'back');
    expect(panel(desk).at).toBe('detail');
    await press(desk, 'back');
    expect(panel(desk).at).toBe('history');
    await press(desk, 'back');
    expect(panel(desk).at).toBe('none');
  });

  it.each(['customer.id', 'short', 'part-agreed', 'sending', 'not-sent', 'unknown'])(
    'do not open over a sale at %s',
    async (name) => {
      const desk = await fakeDesk(
        { ...idleState, sale: salesAt(0)[name] ?? idleState.sale },
        answers,
      );
      await press(desk, 'history', 'cancel', 'set-up');
      expect(panel(desk).at).toBe('none');
    },
  );

  it('clear a finished sale first', async () => {
    const desk = await fakeDesk(
      { ...idleState, sale: salesAt(0)['declined'] ?? idleState.sale },
      answers,
    );
    await press(desk, 'history');
    expect(desk.asked()).toEqual(['sale.dismiss', 'payments.list']);
  });

  it('are read again when the ledger changes', async () => {
    const desk = await fakeDesk(idleState, answers);
    await press(desk, 'history');
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(desk.asked()).toEqual(['payments.list', 'payments.list']);
  });

  it('give the next page after the last row shown', async () => {
    const full = Array.from({ length: 50 }, (_, at) => paymentOf(`P${at}`));
    const desk = await fakeDesk(idleState, { 'payments.list': ok(full) });
    await press(desk, 'history');
    expect(desk.stores.lists.store.getState().more).toBe(true);
    desk.main.answer('payments.list', ok([paymentOf('Q')]));
    await desk.stores.lists.showMore();
    expect(desk.main.calls.at(-1)?.argument).toEqual({ day: 'today', before: 'P49' });
    expect(desk.stores.lists.store.getState()).toMatchObject({ more: false });
    expect(desk.stores.lists.store.getState().rows).toHaveLength(51);
  });

  it('close when a sale begins', async () => {
    const desk = await fakeDesk(idleState, answers);
    await press(desk, 'history', 'help');
    desk.sale(salesAt(0)['customer.intro'] ?? idleState.sale);
    expect(panel(desk).at).toBe('none');
    expect(desk.stores.view.getState().overlay.at).toBe('none');
  });
});

describe('a scan', () => {
  it('opens the payment it names', async () => {
    const desk = await fakeDesk(idleState, answers);
    desk.keys.scanned('26112102001731');
    await desk.settle();
    expect(desk.main.calls[0]).toEqual({
      name: 'payments.find',
      argument: { text: '26112102001731' },
    });
    expect(panel(desk)).toEqual({ at: 'detail', merchantUid: 'P1' });
  });

  it('opens the cancel when a payment to cancel is being looked for', async () => {
    const desk = await fakeDesk(idleState, answers);
    await press(desk, 'cancel');
    desk.keys.scanned('26112102001731');
    await desk.settle();
    expect(panel(desk)).toEqual({ at: 'cancel', merchantUid: 'P1' });
  });

  it('of something unknown says so', async () => {
    const desk = await fakeDesk(idleState, { 'payments.find': ok(null) });
    desk.keys.scanned('8801234567893');
    await desk.settle();
    expect(panel(desk).at).toBe('none');
    expect(desk.stores.view.getState().message).toEqual({ kind: 'info', key: 'find.nothing' });
  });

  it.each(['cancel', 'set-up'] as const)('means nothing in %s', async (at) => {
    const desk = await fakeDesk(idleState, answers);
    desk.acts.panel.open(at === 'cancel' ? { at, merchantUid: 'P1' } : { at });
    desk.keys.scanned('26112102001731');
    await desk.settle();
    expect(desk.asked()).not.toContain('payments.find');
  });
});

describe('F8', () => {
  it('shows the last approved payment of today', async () => {
    const desk = await fakeDesk(idleState, answers);
    await press(desk, 'receipt');
    expect(desk.main.calls.at(-1)).toEqual({
      name: 'receipt.show',
      argument: { merchantUid: 'P1' },
    });
  });

  it('says when there is none', async () => {
    const desk = await fakeDesk(idleState, { 'payments.list': ok([]) });
    await press(desk, 'receipt');
    expect(desk.stores.view.getState().message).toEqual({ kind: 'info', key: 'receipt.none' });
  });
});

describe('the set-up', () => {
  it('opens by itself when keys are missing, once the keychain has answered', async () => {
    const bare = { ...idleState, mode: 'test', keys: 'missing', keychain: 'asking' } as const;
    const desk = await fakeDesk(bare);
    expect(panel(desk).at).toBe('none');
    desk.main.push({ ...bare, keychain: 'ready' });
    expect(panel(desk).at).toBe('set-up');
    await press(desk, 'back');
    desk.main.push({ ...bare, keychain: 'ready' });
    expect(panel(desk).at).toBe('none');
  });

  it('does not open in practice', async () => {
    const desk = await fakeDesk({ ...idleState, mode: 'training', keys: 'missing' });
    expect(panel(desk).at).toBe('none');
  });
});

it('a bridge that breaks is told as a result that is being checked', async () => {
  const desk = await fakeDesk();
  const { run, stores } = desk;
  await run('begin', 'sale', () => Promise.reject(new Error('gone')));
  expect(stores.view.getState().message).toMatchObject({
    failure: { kind: 'bug', money: 'checking' },
  });
});

it.each(['history', 'waiting', 'detail'] as const)(
  'what became of the money stays on %s when the ledger changes under it',
  async (at) => {
    const desk = await fakeDesk(idleState, answers);
    desk.acts.panel.open(
      at === 'detail'
        ? { at, merchantUid: 'P1' }
        : at === 'history'
          ? { at, purpose: 'look' }
          : { at },
    );
    await desk.settle();
    const failure = { kind: 'too-late', money: 'checking' } as const;
    desk.main.answer('payments.withdraw', { ok: false, failure });
    desk.acts.payment.withdrawCharge('P1');
    await desk.settle();
    const { message } = desk.stores.view.getState();
    expect(message).toMatchObject({ failure });
    const asked = desk.asked().length;
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(desk.asked().length).toBe(asked + 1);
    expect(desk.stores.view.getState().message).toBe(message);
    desk.acts.panel.closeMessage();
  },
);
