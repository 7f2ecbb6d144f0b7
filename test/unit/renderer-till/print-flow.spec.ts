import { describe, expect, it } from 'vitest';
import { receiptViewOf, slipView, standings } from '../../fakes/receipt-views.ts';
import { idleState } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';
import {
  answersAt,
  atReceipt,
  called,
  no,
  noPrinter,
  of,
  ok,
  paperOf,
  press,
} from './print-desk.ts';

describe('an open receipt', () => {
  it('is printed with F9, and says what came of it', async () => {
    const desk = await atReceipt();
    await press(desk, 'print');
    expect(called(desk, 'receipt.print')).toEqual([of]);
    expect(paperOf(desk)).toMatchObject({ standing: standings.sent, printing: null, fault: null });
    expect(desk.stores.view.getState().message).toBeNull();
  });

  it('that waits for the printer is tried now, or taken back', async () => {
    const desk = await atReceipt(standings.waiting, { 'receipt.print': ok(standings.waiting) });
    await press(desk, 'print');
    expect(called(desk, 'receipt.print')).toEqual([of]);
    expect(paperOf(desk).standing).toEqual(standings.waiting);
    desk.acts.receipt.withdraw(of);
    await desk.settle();
    expect(called(desk, 'receipt.withdrawPrint')).toEqual([of]);
    expect(paperOf(desk).standing).toEqual(standings.none);
  });

  it('is asked for once, however often the key is pressed meanwhile', async () => {
    const desk = await atReceipt();
    desk.keys.command('print');
    desk.keys.command('print');
    expect(paperOf(desk).printing).toBe('print');
    await desk.settle();
    expect(called(desk, 'receipt.print')).toHaveLength(1);
  });

  it('says in its dialog why it was not printed; the next act takes that away', async () => {
    const desk = await atReceipt(standings.none, { 'receipt.print': no(noPrinter) });
    await press(desk, 'print');
    expect(paperOf(desk)).toMatchObject({ fault: noPrinter, standing: standings.none });
    expect(desk.stores.view.getState().message).toBeNull();
    await press(desk, 'save-pdf');
    expect(paperOf(desk).fault).toBeNull();
  });

  it('says outside of it when the dialog was closed meanwhile', async () => {
    const desk = await atReceipt(standings.none, { 'receipt.print': no(noPrinter) });
    desk.keys.command('print');
    desk.acts.panel.overlay({ at: 'none' });
    await desk.settle();
    const message = { kind: 'failure', failure: noPrinter, about: 'receipt' };
    expect(desk.stores.view.getState().message).toEqual(message);
    await press(desk, 'receipt');
    expect(paperOf(desk).fault).toBeNull();
  });

  it.each([
    ['save-pdf', 'pdf'],
    ['save-png', 'png'],
  ] as const)('is kept with %s as %s, and the place is shown', async (command, as) => {
    const desk = await atReceipt();
    await press(desk, command);
    expect(called(desk, 'receipt.save')).toEqual([{ of, as }]);
    expect(paperOf(desk)).toMatchObject({ savedTo: '/home/pos/r.pdf', saving: null });
  });

  it('tells the place also when the dialog was closed meanwhile', async () => {
    const desk = await atReceipt();
    desk.keys.command('save-png');
    desk.acts.panel.overlay({ at: 'none' });
    await desk.settle();
    expect(desk.stores.view.getState().message).toEqual({
      kind: 'info',
      key: 'print.saved.to',
      blanks: { path: '/home/pos/r.pdf' },
    });
  });

  it('says nothing when the person closed the question where to save', async () => {
    const desk = await atReceipt(standings.none, { 'receipt.save': ok(null) });
    await press(desk, 'save-pdf');
    expect(paperOf(desk)).toMatchObject({ savedTo: null, fault: null, saving: null });
  });

  it('that main stops answering about is told as such, and the payment is not doubted', async () => {
    const desk = await atReceipt();
    const { papers } = desk.stores;
    desk.main.answer('receipt.print', no({ kind: 'bug', ticket: 'T-1', money: 'checking' }));
    await press(desk, 'print');
    expect(papers.paper(of)).toMatchObject({ printing: null, fault: { kind: 'bug' } });
  });

  it('follows the ledger: its standing, and what it says', async () => {
    const desk = await atReceipt(standings.waiting);
    desk.main.answer('receipt.standing', ok(standings.unsure));
    desk.main.answer('receipt.show', ok(receiptViewOf({ kind: 'unknown', svg: '<svg/>' })));
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(paperOf(desk).standing).toEqual(standings.unsure);
    const { overlay } = desk.stores.view.getState();
    expect(overlay).toMatchObject({ at: 'receipt', receipt: { kind: 'unknown', svg: '<svg/>' } });
  });

  it('does not follow what happens to other payments', async () => {
    const desk = await atReceipt();
    const before = desk.asked().length;
    desk.main.ledgerChanged('P2');
    await desk.settle();
    expect(desk.asked()).toHaveLength(before);
  });

  it('takes no scan for a payment behind it', async () => {
    const desk = await atReceipt();
    desk.keys.scanned('26112102001731');
    await desk.settle();
    expect(called(desk, 'payments.find')).toEqual([]);
    expect(desk.stores.view.getState().panel.at).toBe('none');
  });
});

describe('a slip', () => {
  it('that was handed over stays so, though main keeps nothing of it', async () => {
    const desk = await atSlip();
    await press(desk, 'print');
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(paperOf(desk).standing).toEqual(standings.sent);
    await press(desk, 'receipt');
    expect(paperOf(desk).standing).toEqual(standings.sent);
  });

  it('is not the receipt of the same payment: that one is still to be printed', async () => {
    const desk = await atSlip();
    await press(desk, 'print');
    desk.main.answer('receipt.show', ok(receiptViewOf()));
    await press(desk, 'receipt');
    expect(paperOf(desk)).toMatchObject({ slip: false, standing: standings.none });
  });

  it('that was printed does not stand for the receipt on the result of the sale', async () => {
    const desk = await atSlip();
    await press(desk, 'print');
    // The result is drawn before the dialog of the slip is gone.
    desk.stores.papers.watch(of);
    await desk.settle();
    expect(paperOf(desk)).toMatchObject({ slip: false, standing: standings.none });
  });

  async function atSlip(): Promise<FakeDesk> {
    const view = receiptViewOf({ kind: 'unknown' });
    const desk = await fakeDesk(idleState, {
      ...answersAt(standings.none),
      'receipt.show': ok(view),
    });
    desk.stores.papers.watch(of, true);
    await press(desk, 'receipt');
    return desk;
  }

  it('for the shop’s own points is printed by its own number', async () => {
    const desk = await fakeDesk(idleState, answersAt(standings.none));
    desk.stores.view.setState({ overlay: { at: 'receipt', receipt: slipView } });
    desk.stores.papers.put(slipView.of, { standing: standings.none });
    await press(desk, 'print', 'save-png');
    expect(called(desk, 'receipt.print')).toEqual([{ issuanceId: '132' }]);
    expect(called(desk, 'receipt.save')).toEqual([{ of: { issuanceId: '132' }, as: 'png' }]);
  });
});
