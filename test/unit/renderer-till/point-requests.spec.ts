import { describe, expect, it } from 'vitest';
import type { PointsView } from '../../../preload/points-views.ts';
import { issuanceOf, quietPoints, unansweredOf } from '../../fakes/points-views.ts';
import { slipView } from '../../fakes/receipt-views.ts';
import type { FakeDesk } from './fake-desk.ts';
import {
  at,
  atOne,
  atPoints,
  called,
  failed,
  message,
  notAllowed,
  ok,
  points,
  press,
} from './points-desk.ts';

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
    const desk = await atOne(issuanceOf('R1'), {
      'points.lookUp': ok(done),
      'points.slip': ok(slipView),
    });
    await press(desk, 'receipt');
    expect(desk.stores.view.getState().overlay).toEqual({ at: 'receipt', receipt: slipView });
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
