import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure.ts';
import type { PrintStanding } from '../../../preload/print-views.ts';
import { keyOf } from '../../../renderer/till/receipt/paper.ts';
import { receiptViewOf, slipView, standings } from '../../fakes/receipt-views.ts';
import { cancelDone, dayOfPayments, idleState, salesAt, won } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

const ok = (value: unknown) => ({ ok: true, value }) as const;
const no = (failure: Failure) => ({ ok: false, failure }) as const;
const noPrinter: Failure = { kind: 'refused', field: 'printing.printer', rule: 'no-printer' };
const of = { merchantUid: 'P1' } as const;

function answersAt(print: PrintStanding) {
  return {
    'payments.list': ok(dayOfPayments),
    'receipt.show': ok(receiptViewOf({ print })),
    'receipt.standing': ok(print),
    'receipt.print': ok(standings.sent),
    'receipt.withdrawPrint': ok(standings.none),
    'receipt.save': ok({ path: '/home/pos/r.pdf' }),
  };
}

/** A desk with the receipt of P1 open. */
async function atReceipt(print: PrintStanding = standings.none, more = {}): Promise<FakeDesk> {
  const desk = await fakeDesk(idleState, { ...answersAt(print), ...more });
  desk.stores.papers.watch(of);
  await press(desk, 'receipt');
  return desk;
}

/** A desk on the result of a sale, whose receipt is on view. */
async function atApproved(print: PrintStanding, more = {}): Promise<FakeDesk> {
  const approved = { ...idleState, sale: salesAt(0)['approved'] ?? idleState.sale };
  const desk = await fakeDesk(approved, { ...answersAt(print), ...more });
  desk.stores.papers.watch(of);
  await desk.settle();
  return desk;
}

async function press(desk: FakeDesk, ...commands: Parameters<FakeDesk['keys']['command']>[0][]) {
  for (const command of commands) {
    desk.keys.command(command);
    await desk.settle();
  }
}

const paperOf = ({ stores }: FakeDesk) => stores.papers.paper(of);
const called = ({ main }: FakeDesk, name: string) =>
  main.calls.filter((call) => call.name === name).map(({ argument }) => argument);

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

describe('the receipt of the sale just made', () => {
  it('comes out with one key, without being opened', async () => {
    const desk = await atApproved(standings.none);
    await press(desk, 'print');
    expect(called(desk, 'receipt.print')).toEqual([of]);
    expect(desk.stores.view.getState().overlay.at).toBe('none');
    expect(paperOf(desk).standing).toEqual(standings.sent);
  });

  it('comes out also when the key is pressed before its standing is known', async () => {
    const approved = { ...idleState, sale: salesAt(0)['approved'] ?? idleState.sale };
    const desk = await fakeDesk(approved, answersAt(standings.none));
    await press(desk, 'print');
    await desk.settle();
    expect(called(desk, 'receipt.print')).toEqual([of]);
    expect(desk.stores.view.getState().overlay.at).toBe('none');
  });

  it.each(['waiting', 'sent', 'unsure'] as const)(
    'at %s is opened first: a further copy is not printed unseen',
    async (name) => {
      const desk = await atApproved(standings[name]);
      await press(desk, 'print');
      expect(called(desk, 'receipt.print')).toEqual([]);
      expect(desk.stores.view.getState().overlay.at).toBe('receipt');
    },
  );

  it('says above the keys why it was not printed', async () => {
    const desk = await atApproved(standings.none, { 'receipt.print': no(noPrinter) });
    await press(desk, 'print');
    const message = { kind: 'failure', failure: noPrinter, about: 'receipt' };
    expect(desk.stores.view.getState().message).toEqual(message);
  });

  it('does not keep the till from the next sale', async () => {
    const desk = await atApproved(standings.none);
    desk.keys.command('print');
    desk.keys.type('7');
    await desk.settle();
    expect(desk.asked()).toContain('sale.dismiss');
    expect(desk.digits()).toBe('7');
  });
});

it('F9 prints the receipt of a cancel that was just done', async () => {
  const desk = await fakeDesk(idleState, answersAt(standings.none));
  const cancelOf = { merchantUid: 'P1', cancelId: cancelDone.cancelId };
  desk.stores.view.setState({ panel: { at: 'cancelled', merchantUid: 'P1', cancel: cancelDone } });
  desk.stores.papers.watch(cancelOf);
  await desk.settle();
  await press(desk, 'print');
  expect(called(desk, 'receipt.print')).toEqual([cancelOf]);
});

it('F9 anywhere else looks at the document first', async () => {
  const desk = await fakeDesk(idleState, answersAt(standings.none));
  await press(desk, 'print');
  expect(called(desk, 'receipt.print')).toEqual([]);
  expect(desk.stores.view.getState().overlay.at).toBe('receipt');
});

describe('the receipts to see to', () => {
  const row = { of, orderNo: 'A-1', amountWon: won(12_000), print: standings.unsure };

  it('are read when their list opens, and again when the ledger changes', async () => {
    const desk = await fakeDesk(idleState, {
      ...answersAt(standings.unsure),
      'receipt.toSee': ok([row]),
    });
    desk.acts.panel.open({ at: 'prints' });
    await desk.settle();
    expect(desk.stores.lists.store.getState().prints).toEqual([row]);
    desk.main.answer('receipt.toSee', ok([]));
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(desk.stores.lists.store.getState().prints).toEqual([]);
    await press(desk, 'back');
    expect(desk.stores.view.getState().panel.at).toBe('none');
  });

  it('go when a person says that one is on paper', async () => {
    const desk = await fakeDesk(idleState, {
      ...answersAt(standings.unsure),
      'receipt.toSee': ok([row]),
    });
    desk.acts.panel.open({ at: 'prints' });
    await desk.settle();
    desk.main.answer('receipt.toSee', ok([]));
    desk.acts.receipt.seen(of);
    await desk.settle();
    expect(called(desk, 'receipt.seenOnPaper')).toEqual([of]);
    expect(desk.stores.lists.store.getState().prints).toEqual([]);
  });
});

it('saving keys do nothing while nothing is open', async () => {
  const desk = await fakeDesk(idleState, answersAt(standings.none));
  await press(desk, 'save-pdf', 'save-png');
  expect(desk.asked()).toEqual([]);
});

describe('what is on view', () => {
  it('is no longer read when it is gone', async () => {
    const desk = await fakeDesk(idleState, answersAt(standings.none));
    const stop = desk.stores.papers.watch(of);
    const stopOther = desk.stores.papers.watch(of);
    stop();
    desk.main.ledgerChanged('P1');
    stopOther();
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(called(desk, 'receipt.standing')).toHaveLength(2);
  });

  it('takes the newer of two answers, whichever came first', async () => {
    const desk = await fakeDesk(idleState, answersAt(standings.waiting));
    const reading = desk.stores.papers.read(of);
    desk.stores.papers.put(of, { standing: standings.sent });
    await reading;
    expect(paperOf(desk).standing).toEqual(standings.sent);
  });

  it('tells payments, cancels and issuances apart', () => {
    const keys = [of, { ...of, cancelId: 'C7F3K2' }, { issuanceId: 'P1' }].map(keyOf);
    expect(new Set(keys).size).toBe(3);
  });
});
