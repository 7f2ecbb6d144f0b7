import { describe, expect, it } from 'vitest';
import { issuanceOf, quietPoints } from '../../fakes/points-views.ts';
import { idleState, paymentOf, salesAt } from '../../fakes/till-states.ts';
import { fakeDesk } from './fake-desk.ts';
import { at, atPoints, called, failed, message, ok, points, press } from './points-desk.ts';

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
