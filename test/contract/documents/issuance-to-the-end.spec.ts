import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../main/clock/system-clock.ts';
import type { Clock } from '../../../main/ports/clock.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { createTestApp, giveTrainingKeys, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { textsIn } from '../../unit/receipts/well-formed.ts';
import { at } from './document.ts';
import { issuanceDocument, issuanceExample } from './issuance-document.ts';
import { startProviderOfOne } from './provider-of-one.ts';
import { startReplay } from './replay.ts';
import { toldByName } from './told-by-name.ts';

/** The document's day, a minute after its example came about: what it says to pay in is not due yet. */
const exampleClock: Clock = (() => {
  const clock = createSystemClock(1);
  const startMs = Date.UTC(2023, 9, 27, 1, 1) - clock.monotonicMs();
  return { ...clock, wallMs: () => Math.floor(startMs + clock.monotonicMs()) };
})();

const balance = { data: { balance: 120_000, pointExpiredIn30Days: 3_000 } };

/** The program beside a Bunjang that answers every question about an issuance with the document's example. */
async function shopWithPoints(): Promise<TestApp> {
  const provider = await startProviderOfOne();
  onTestFinished(provider.close);
  const bunjang = await startReplay(({ path }) =>
    JSON.stringify(path.endsWith('/balance') ? balance : issuanceExample),
  );
  onTestFinished(bunjang.close);
  const [gatewayUrl, bunjangUrl] = [provider.origin.href, bunjang.origin.href];
  const run = createTestApp({
    line: { mode: 'test', gatewayUrl, bunjangUrl },
    clock: exampleClock,
  });
  giveTrainingKeys(run);
  const secret = new Secret(Buffer.from('a-secret-of-a-test').toString('base64'));
  run.app.parts.secrets['useBunjangForThisRun']({ key: new Secret('access-1'), secret });
  await run.start();
  return run;
}

/** Asks for points as a manager. */
async function askedForPoints(): Promise<{ readonly run: TestApp; readonly value: unknown }> {
  const run = await shopWithPoints();
  const asked = run.ask('till/points/request', { amountWon: 50_000 });
  await until(() => Boolean(run.till().asking));
  await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
  const reply = await asked;
  expect(reply).toMatchObject({ ok: true });
  return { run, value: reply.value };
}

/** What a record of ours has at each field of the document that is told. */
function namedIn(record: unknown): Readonly<Record<string, unknown>> {
  const named = issuanceDocument.fields.filter(({ path }) => path in toldByName['002']);
  return Object.fromEntries(named.map(({ path, reads }) => [path, at(record, reads ?? '')]));
}

test('every field of an issuance that was asked for is kept and shown', async () => {
  const { run, value } = await askedForPoints();
  expect(namedIn(value)).toEqual(toldByName['002']);
  expect(value).toMatchObject({ state: 'asked', status: 'ready' });
  const { core } = run.app.till?.session.points ?? {};
  const kept = core?.ledger.read.issuanceByNumber(core.account, '123');
  expect(namedIn(at(kept, 'state.said'))).toEqual(toldByName['002']);
});

test('every field of one that is only looked up is shown', async () => {
  const run = await shopWithPoints();
  const { value } = await run.ask('till/points/lookUp', { issuanceId: '123' });
  expect(namedIn(value)).toEqual(toldByName['002']);
});

test('where and until when to pay in is printed', async () => {
  const { run } = await askedForPoints();
  const { value } = await run.ask('till/points/slip', { issuanceId: '123' });
  const paper = textsIn(String(at(value, 'svg'))).join('');
  const printed = ['123', '50,000', '국민은행', '451235741265', '번개장터', '2023-10-28 23:59:59'];
  for (const text of printed) expect(paper.replaceAll('\u00a0', ' ')).toContain(text);
});

test('both figures of a balance are shown', async () => {
  const run = await shopWithPoints();
  expect(await run.ask('till/points/refresh')).toMatchObject({
    value: { balance: { balanceWon: 120_000, expiringWon: 3_000 } },
  });
});
