import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../renderer/till/receipt/paper.ts';
import { standings } from '../../fakes/receipt-views.ts';
import { cancelDone, idleState, salesAt, won } from '../../fakes/till-states.ts';
import { fakeDesk } from './fake-desk.ts';
import {
  answersAt,
  atApproved,
  called,
  no,
  noPrinter,
  of,
  ok,
  paperOf,
  press,
} from './print-desk.ts';

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
