import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  startTrainingBunjang,
  type TrainingBunjang,
  trainingBunjangKeys,
} from '../../../main/training/bunjang/server.ts';
import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import type { ReceiptView } from '../../../preload/views.ts';
import { type Answer, bugsLogged, createTestApp, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { textsIn } from '../receipts/well-formed.ts';

/** A program in training, with the embedded Bunjang; schedules run this much faster. */
async function practising(timeScale = 20): Promise<TestApp> {
  const run = createTestApp({ line: { mode: 'training', timeScale } });
  await run.start();
  return run;
}

/** The same over a Bunjang of this test, in test mode. */
async function onStandIn(
  timeScale = 20,
): Promise<{ readonly run: TestApp; readonly bunjang: TrainingBunjang }> {
  const bunjang = await startTrainingBunjang({ switches: { practice: false, waitedMs: 0 } });
  onTestFinished(() => bunjang.close());
  const url = bunjang.url;
  const line = { mode: 'test', gatewayUrl: url, bunjangUrl: url, timeScale } as const;
  const run = createTestApp({ line });
  const { key, secret } = trainingBunjangKeys;
  run.app.parts.secrets['useBunjangForThisRun']({
    key: new Secret(key),
    secret: new Secret(secret),
  });
  await run.start();
  return { run, bunjang };
}

/** Asks, and gives the manager's answer to what main asks in between. */
async function withYes(
  run: TestApp,
  channel: string,
  argument: unknown,
  yes = true,
): Promise<Answer> {
  const reply = run.ask(channel, argument);
  await until(() => run.till().asking !== null);
  const id = run.till().asking?.id;
  await run.ask('till/ask/answer', { id, yes });
  return reply;
}

const viewOf = (answer: Answer) => answer.value as IssuanceView;
const pointsOf = async (run: TestApp) =>
  (await run.ask('till/points/overview')).value as PointsView;

describe('in training', () => {
  test('a request goes from the button to the desktop’s notice', async () => {
    const run = await practising();
    expect(await pointsOf(run)).toMatchObject({ available: true, balance: null, issuances: [] });
    expect(await run.ask('till/points/refresh')).toMatchObject({
      value: { balance: { balanceWon: 7_250_000, expiringWon: 120_000 } },
    });
    const asked = await withYes(run, 'till/points/request', { amountWon: 300_000 });
    expect(viewOf(asked)).toMatchObject({ state: 'asked', amountWon: 300_000 });
    await until(() => run.notices.length > 0);
    const view = await pointsOf(run);
    expect(view.issuances).toMatchObject([{ state: 'asked', status: 'done', refusal: null }]);
    expect(run.notices).toEqual([
      {
        title: '번개장터 포인트가 적립되었습니다 (연습)',
        body: expect.stringMatching(/^\d+번 충전 요청 300,000원이/),
      },
    ]);
    expect(run.told()).toContain('"requestId"');
    expect(bugsLogged(run)).toEqual([]);
  });

  test('a no asks for nothing', async () => {
    const run = await practising();
    const asked = await withYes(run, 'till/points/request', { amountWon: 1_000 }, false);
    expect(asked).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect((await pointsOf(run)).issuances).toEqual([]);
  });

  test('what is open is still there, and looked at, after the program was started again', async () => {
    const first = await practising();
    await withYes(first, 'till/points/request', { amountWon: 40_000 });
    await first.app.close();
    expect(first.notices).toEqual([]);
    const again = createTestApp({
      line: { mode: 'training', timeScale: 20 },
      folder: first.folder,
    });
    await again.start();
    await until(() => again.notices.length > 0);
    expect((await pointsOf(again)).issuances).toMatchObject([
      { status: 'done', amountWon: 40_000 },
    ]);
  });
});

describe('over a gateway', () => {
  test('slip, cancel and look-up answer by Bunjang’s number', async () => {
    const { run, bunjang } = await onStandIn();
    const asked = await withYes(run, 'till/points/request', { amountWon: 500_000 });
    const { issuanceId } = viewOf(asked);
    const { kind, svg } = (await run.ask('till/points/slip', { issuanceId })).value as ReceiptView;
    expect(kind).toBe('deposit');
    expect(textsIn(svg)).toContain('500,000');
    const done = await withYes(run, 'till/points/cancel', { issuanceId });
    expect(viewOf(done)).toMatchObject({ status: 'cancelled', cancelUnderway: false });
    expect(await run.ask('till/points/slip', { issuanceId })).toMatchObject({
      failure: { kind: 'refused', field: 'points.issuanceId', rule: 'not-now' },
    });
    expect(await run.ask('till/points/lookUp', { issuanceId: '7' })).toMatchObject({
      failure: { kind: 'points', reason: 'not-found', code: 'NOT_FOUND_PAY_INBOUND' },
    });
    expect(run.notices).toHaveLength(1);
    expect(bunjang.books.issuances).toHaveLength(1);
  });

  test('one that was asked for elsewhere is shown, and not kept', async () => {
    const { run, bunjang } = await onStandIn();
    const asked = await withYes(run, 'till/points/request', { amountWon: 10_000 });
    const [issuance] = bunjang.books.issuances;
    if (!issuance) throw new Error('none was made');
    bunjang.books.issuances.push({ ...issuance, id: '77', amountWon: 90_000 });
    expect(await run.ask('till/points/lookUp', { issuanceId: '77' })).toMatchObject({
      value: { requestId: null, issuanceId: '77', amountWon: 90_000, requestedMs: null },
    });
    expect(await run.ask('till/points/slip', { issuanceId: '77' })).toMatchObject({ ok: true });
    const { issuances } = await pointsOf(run);
    expect(issuances.map(({ requestId }) => requestId)).toEqual([viewOf(asked).requestId]);
  });

  test('no slip tells anybody to pay in when its time is over, or while it is being cancelled', async () => {
    const { run, bunjang } = await onStandIn();
    const notNow = { failure: { field: 'points.issuanceId', rule: 'not-now' } };
    const asked = await withYes(run, 'till/points/request', { amountWon: 500_000 });
    const { issuanceId } = viewOf(asked);
    const [issuance] = bunjang.books.issuances;
    if (!issuance) throw new Error('none was made');
    bunjang.books.issuances.push({ ...issuance, id: '77' });
    const over = { vbankDueDate: '2026-01-01T00:00:00', vbankAccountNumber: '9', bankName: '국민' };
    const data = { preparedVbankInfo: { ...over, vbankHolderName: '번개장터' } };
    bunjang.faults.next('look-up', { kind: 'altered', data });
    expect(await run.ask('till/points/slip', { issuanceId: '77' })).toMatchObject(notNow);
    expect(await run.ask('till/points/slip', { issuanceId: '77' })).toMatchObject({ ok: true });

    bunjang.faults.next('cancel', { kind: 'drop', commit: 'never' });
    expect(await run.ask('till/points/slip', { issuanceId })).toMatchObject({ ok: true });
    const sent = await withYes(run, 'till/points/cancel', { issuanceId });
    expect(viewOf(sent).cancelUnderway).toBe(true);
    expect(await run.ask('till/points/slip', { issuanceId })).toMatchObject(notNow);
  });

  test('a lost one is settled by its number', async () => {
    const { run, bunjang } = await onStandIn();
    bunjang.faults.next('request', { kind: 'drop', commit: 'done' });
    const asked = await withYes(run, 'till/points/request', { amountWon: 500_000 });
    const { requestId, state } = viewOf(asked);
    expect(state).toBe('needs-person');
    await until(() => run.till().notices.some(({ kind }) => kind === 'points-lost'));
    const issuanceId = bunjang.books.issuances[0]?.id;
    const said = { requestId, issuanceId, evidence: '번개장터 화면에서 확인' };
    expect(viewOf(await withYes(run, 'till/points/settle', said))).toMatchObject({
      state: 'asked',
      status: 'ready',
      evidence: said.evidence,
    });
    expect(bunjang.books.issuances).toHaveLength(1);
    await until(() => run.till().notices.every(({ kind }) => kind !== 'points-lost'));
  });

  test('a machine that wakes up looks at what is open at once', async () => {
    const { run, bunjang } = await onStandIn(1);
    await withYes(run, 'till/points/request', { amountWon: 10_000 });
    const looks = () => bunjang.seen.filter(({ route }) => route === 'look-up').length;
    expect(looks()).toBe(0);
    run.app.wakeUp();
    await until(() => looks() === 1);
  });

  test('nothing of the keys is ever told or logged', async () => {
    const { run } = await onStandIn();
    await run.ask('till/points/refresh');
    await withYes(run, 'till/points/request', { amountWon: 1_000 });
    expect(run.told()).not.toContain(trainingBunjangKeys.secret);
    expect(run.told()).not.toContain(trainingBunjangKeys.key);
  });
});

test('a mode without Bunjang says so, and shows what is on disk', async () => {
  const run = createTestApp({ line: { mode: 'test', gatewayUrl: 'http://127.0.0.1:9' } });
  await run.start();
  expect(await pointsOf(run)).toMatchObject({ available: false, keys: 'missing' });
  const failure = { kind: 'points', reason: 'unavailable' };
  expect(await run.ask('till/points/refresh')).toMatchObject({ failure });
  expect(await run.ask('till/points/request', { amountWon: 1 })).toMatchObject({ failure });
  expect(await run.ask('till/points/lookUp', { issuanceId: '1' })).toMatchObject({ failure });
  expect(await run.ask('till/points/cancel', { issuanceId: '1' })).toMatchObject({ failure });
});
