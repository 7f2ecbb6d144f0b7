import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure.ts';
import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import type { Command } from '../../../renderer/till/keys/key-table.ts';
import { issuanceOf, quietPoints, unansweredOf } from '../../fakes/points-views.ts';
import { idleState, paymentOf, salesAt } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

const ok = (value: unknown) => ({ ok: true, value }) as const;
const failed = (failure: Failure) => ({ ok: false, failure }) as const;
const notAllowed = failed({ kind: 'not-allowed' });

async function atPoints(view: PointsView = quietPoints, more = {}): Promise<FakeDesk> {
  const desk = await fakeDesk(idleState, { 'points.overview': ok(view), ...more });
  await press(desk, 'points');
  return desk;
}

/** With one request of the list opened. */
async function atOne(issuance: IssuanceView, more = {}): Promise<FakeDesk> {
  const desk = await atPoints({ ...quietPoints, issuances: [issuance] }, more);
  desk.acts.points.open(issuance);
  return desk;
}

async function press(desk: FakeDesk, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    desk.keys.command(command);
    await desk.settle();
  }
}

const at = ({ stores }: FakeDesk) => stores.view.getState().panel.at;
const points = ({ stores }: FakeDesk) => stores.points.store.getState();
const message = ({ stores }: FakeDesk) => stores.view.getState().message;
const called = ({ main }: FakeDesk, name: string) =>
  main.calls.filter((call) => call.name === name).map(({ argument }) => argument);

describe('the shop’s points', () => {
  it('open with their key, are read from disk, and ask Bunjang nothing by themselves', async () => {
    const desk = await atPoints();
    expect(at(desk)).toBe('points');
    expect(desk.asked()).toEqual(['points.overview']);
    expect(points(desk).view).toEqual(quietPoints);
    await press(desk, 'back');
    expect(at(desk)).toBe('none');
  });

  it.each(['customer.id', 'sending', 'unknown'])('do not open over a sale at %s', async (name) => {
    const desk = await fakeDesk({ ...idleState, sale: salesAt(0)[name] ?? idleState.sale });
    await press(desk, 'points');
    expect(at(desk)).toBe('none');
  });

  it('ask Bunjang with F5, once however often it is pressed, and show what came', async () => {
    const fresh = { ...quietPoints, clockOffMs: 7 };
    const desk = await atPoints(quietPoints, { 'points.refresh': ok(fresh) });
    desk.keys.command('check');
    expect(points(desk).busy).toEqual(['refresh']);
    await press(desk, 'check');
    expect(called(desk, 'points.refresh')).toHaveLength(1);
    expect(points(desk)).toMatchObject({ view: fresh, busy: [] });
  });

  it('are read again when something changes, but only while they are looked at', async () => {
    const desk = await atPoints();
    desk.main.pointsChanged('R1');
    await desk.settle();
    await press(desk, 'back');
    desk.main.pointsChanged(null);
    await desk.settle();
    expect(called(desk, 'points.overview')).toHaveLength(2);
  });

  it('leave a message where it is when they are read again', async () => {
    const failure = { kind: 'offline', money: 'untouched' } as const;
    const desk = await atPoints(quietPoints, { 'points.refresh': failed(failure) });
    await press(desk, 'check');
    const said = message(desk);
    expect(said).toEqual({ kind: 'failure', failure, about: 'points' });
    desk.main.pointsChanged(null);
    await desk.settle();
    expect(message(desk)).toBe(said);
  });
});

describe('a look-up', () => {
  const found = issuanceOf('R1', { requestId: null, issuanceId: '77' });

  it('takes digits from keys without the focus in the box, and Enter', async () => {
    const desk = await atPoints(quietPoints, { 'points.lookUp': ok(found) });
    for (const key of ['7', '7', '0'] as const) desk.keys.type(key);
    await press(desk, 'erase', 'primary');
    expect(called(desk, 'points.lookUp')).toEqual([{ issuanceId: '77' }]);
    expect(at(desk)).toBe('issuance');
    expect(points(desk)).toMatchObject({ shown: found, number: '' });
    expect(desk.digits()).toBe('');
    await press(desk, 'back');
    expect(at(desk)).toBe('points');
  });

  it('takes a scan, from the list as well as from another request', async () => {
    const desk = await atPoints(quietPoints, { 'points.lookUp': ok(found) });
    desk.keys.scanned('77');
    await desk.settle();
    expect(at(desk)).toBe('issuance');
    desk.keys.scanned('000132');
    await desk.settle();
    expect(called(desk, 'points.lookUp')).toEqual([{ issuanceId: '77' }, { issuanceId: '000132' }]);
    expect(desk.asked()).not.toContain('payments.find');
  });

  it('takes a scan while the balance is still being asked for', async () => {
    const desk = await atPoints(quietPoints, {
      'points.lookUp': ok(found),
      'points.refresh': ok(quietPoints),
    });
    desk.keys.command('check');
    desk.keys.scanned('77');
    expect(points(desk).busy).toEqual(['refresh', 'look-up']);
    await desk.settle();
    expect(called(desk, 'points.lookUp')).toEqual([{ issuanceId: '77' }]);
    expect(at(desk)).toBe('issuance');
  });

  it('that comes late does not take the place of another one opened meanwhile', async () => {
    const other = issuanceOf('R5', { issuanceId: '90', status: 'done' });
    const view = { ...quietPoints, issuances: [other] };
    const desk = await atPoints(view, { 'points.lookUp': ok(found) });
    desk.keys.scanned('77');
    desk.acts.points.open(other);
    await desk.settle();
    expect(points(desk).shown).toEqual(other);
  });

  it('says of a scan that is no number what it wants, and asks nobody', async () => {
    const desk = await atPoints();
    desk.keys.scanned('POS02-1121-0173');
    await desk.settle();
    expect(message(desk)).toEqual({ kind: 'info', key: 'points.look-up.no-number' });
    expect(desk.asked()).toEqual(['points.overview']);
  });

  it('puts a number back that a scanner typed over', async () => {
    const desk = await atPoints();
    desk.keys.type('5');
    const putBack = desk.keys.remember();
    for (const key of ['1', '3', '2'] as const) desk.keys.type(key);
    putBack();
    expect(points(desk).number).toBe('5');
  });

  it('keeps the number that Bunjang does not know, to be put right', async () => {
    const failure = {
      kind: 'points',
      reason: 'not-found',
      code: 'NOT_FOUND_PAY_INBOUND',
      message: '',
      clockOffMs: null,
    } as const;
    const desk = await atPoints(quietPoints, { 'points.lookUp': failed(failure) });
    for (const key of ['9', '9'] as const) desk.keys.type(key);
    await press(desk, 'primary');
    expect(at(desk)).toBe('points');
    expect(points(desk).number).toBe('99');
    expect(message(desk)).toMatchObject({ failure, about: 'points' });
  });

  it('does not open anything over a panel the cashier went to meanwhile', async () => {
    const desk = await atPoints(quietPoints, { 'points.lookUp': ok(found) });
    desk.keys.type('7');
    desk.keys.command('primary');
    desk.keys.command('back');
    await desk.settle();
    expect(at(desk)).toBe('none');
  });
});

describe('asking for points', () => {
  const asked = issuanceOf('R2', { status: 'waited', account: null });

  async function atRequest(view: PointsView = quietPoints, more = {}): Promise<FakeDesk> {
    const desk = await atPoints(view, { 'points.request': ok(asked), ...more });
    desk.acts.panel.open({ at: 'points-request' });
    await desk.settle();
    return desk;
  }

  it('sends the amount once and opens the request', async () => {
    const desk = await atRequest();
    for (const key of ['5', '00', '00'] as const) desk.keys.type(key);
    desk.keys.command('primary');
    await press(desk, 'primary');
    expect(called(desk, 'points.request')).toEqual([{ amountWon: 50_000 }]);
    expect(at(desk)).toBe('issuance');
    expect(points(desk)).toMatchObject({ shown: asked, digits: '', busy: [] });
  });

  it('sends nothing without an amount', async () => {
    const desk = await atRequest();
    await press(desk, 'primary');
    expect(called(desk, 'points.request')).toEqual([]);
  });

  it.each([
    ['one waits for its deposit', issuanceOf('R1')],
    ['one waits for its account', issuanceOf('R1', { status: 'waited' })],
    ['one is on its way', unansweredOf('R1', { state: 'sending' })],
    ['nobody knows what came of one', unansweredOf('R1')],
  ])('sends nothing while %s', async (_, open) => {
    const desk = await atRequest({ ...quietPoints, issuances: [open] });
    for (const key of ['5', '00'] as const) desk.keys.type(key);
    await press(desk, 'primary');
    expect(called(desk, 'points.request')).toEqual([]);
  });

  it('keeps the amount, without a complaint, when nobody said yes', async () => {
    const desk = await atRequest(quietPoints, { 'points.request': notAllowed });
    desk.keys.type('7');
    await press(desk, 'primary');
    expect(at(desk)).toBe('points-request');
    expect(points(desk).digits).toBe('7');
    expect(message(desk)).toBeNull();
  });

  it('leaves the amount of the next sale alone, and takes no scan', async () => {
    const desk = await atRequest();
    desk.keys.type('7');
    desk.keys.scanned('26112102001731');
    await desk.settle();
    await press(desk, 'clear');
    expect(points(desk).digits).toBe('');
    expect(desk.digits()).toBe('');
    expect(desk.asked()).toEqual(['points.overview', 'points.overview']);
  });
});

describe('one request', () => {
  it('is asked about again with F5 and shows its slip with F8', async () => {
    const done = issuanceOf('R1', { status: 'done' });
    const slip = { kind: 'deposit', svg: '<svg/>' };
    const desk = await atOne(issuanceOf('R1'), {
      'points.lookUp': ok(done),
      'points.slip': ok(slip),
    });
    await press(desk, 'receipt');
    expect(desk.stores.view.getState().overlay).toEqual({ at: 'receipt', receipt: slip });
    expect(called(desk, 'points.slip')).toEqual([{ issuanceId: '132' }]);
    desk.main.answer('points.overview', ok({ ...quietPoints, issuances: [done] }));
    await press(desk, 'check');
    expect(points(desk).shown).toEqual(done);
    await press(desk, 'receipt');
    expect(called(desk, 'points.slip')).toHaveLength(1);
  });

  it('without a number is refreshed with everything else', async () => {
    const lost = unansweredOf('R1');
    const now = { ...lost, balanceNowWon: 1_700_000 };
    const fresh = ok({ ...quietPoints, issuances: [now] });
    const desk = await atOne(lost, { 'points.refresh': fresh });
    await press(desk, 'check');
    expect(desk.asked()).not.toContain('points.lookUp');
    expect(points(desk).shown).toEqual(now);
  });

  it('is cancelled with F7 where Bunjang lets it, and nowhere else', async () => {
    const ready = issuanceOf('R1');
    const gone = issuanceOf('R1', { status: 'cancelled' });
    const desk = await atOne(ready, { 'points.cancel': ok(gone) });
    desk.main.answer('points.overview', ok({ ...quietPoints, issuances: [gone] }));
    await press(desk, 'cancel');
    await press(desk, 'cancel');
    expect(called(desk, 'points.cancel')).toEqual([{ issuanceId: '132' }]);
    expect(points(desk).shown).toEqual(gone);
    expect(at(desk)).toBe('issuance');
  });

  it('follows what main says of it while it is open', async () => {
    const desk = await atOne(issuanceOf('R1'));
    const done = issuanceOf('R1', { status: 'done' });
    desk.main.answer('points.overview', ok({ ...quietPoints, issuances: [done] }));
    desk.main.pointsChanged('R1');
    await desk.settle();
    expect(points(desk).shown).toEqual(done);
  });

  it.each<readonly [name: string, as: 'made' | 'none', number: string, sent: string | null]>([
    ['as a number of Bunjang’s', 'made', ' 132 ', '132'],
    ['as never made, whatever was typed before', 'none', '132', null],
  ])('whose answer was lost is settled %s', async (_, as, issuanceId, sent) => {
    const settled = unansweredOf('R1', { state: 'settled' });
    const desk = await atOne(unansweredOf('R1'), { 'points.settle': ok(settled) });
    desk.acts.points.startSettle();
    desk.acts.points.settle();
    desk.acts.points.changeDraft({ as, issuanceId, evidence: ' 화면 14:20 ' });
    desk.acts.points.settle();
    await desk.settle();
    expect(called(desk, 'points.settle')).toEqual([
      { requestId: 'R1', issuanceId: sent, evidence: '화면 14:20' },
    ]);
    expect(desk.stores.view.getState().overlay).toEqual({ at: 'none' });
  });

  it('keeps what was typed about it when main says no', async () => {
    const failure = {
      kind: 'refused',
      field: 'settle.issuanceId',
      rule: 'belongs-elsewhere',
    } as const;
    const desk = await atOne(unansweredOf('R1'), { 'points.settle': failed(failure) });
    desk.acts.points.startSettle();
    const draft = { as: 'made', issuanceId: '1', evidence: '화면 확인' } as const;
    desk.acts.points.changeDraft(draft);
    desk.acts.points.settle();
    await desk.settle();
    expect(desk.stores.view.getState().overlay).toMatchObject({ at: 'settle-points', draft });
    expect(message(desk)).toMatchObject({ failure });
  });
});

it('a part to cancel is put back too when its digits turn out to be a scan', async () => {
  const detail = ok({ payment: paymentOf('P1'), remainingWon: 12_000, cancels: [] });
  const desk = await fakeDesk(idleState, { 'payments.detail': detail });
  desk.acts.panel.startCancel('P1');
  await desk.settle();
  desk.stores.payment.choose({ part: true });
  desk.keys.type('3');
  const putBack = desk.keys.remember();
  desk.keys.type('9');
  putBack();
  expect(desk.stores.payment.store.getState().digits).toBe('3');
});
