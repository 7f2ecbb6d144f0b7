import { describe, expect, test } from 'vitest';
import { sell } from '../../core/counter-sale.ts';
import { bugsLogged } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createFakeSheets } from '../../fakes/fake-sheets.ts';
import { copiesOn, hanging, shop, standing, untilAt } from './printing-shop.ts';

test('a receipt is printed when a person asks, and every later copy says so', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  expect(await standing(run, of)).toEqual({ at: 'none' });
  expect(sheets.printed).toEqual([]);
  expect(await run.ask('till/receipt/print', of)).toMatchObject({
    value: { at: 'waiting', copies: 0 },
  });
  expect(await untilAt(run, of, 'sent')).toEqual({
    at: 'sent',
    atMs: expect.any(Number),
    copies: 1,
  });
  await run.ask('till/receipt/print', of);
  await until(() => sheets.printed.length === 2);
  expect(await untilAt(run, of, 'sent')).toMatchObject({ copies: 2 });
  expect(copiesOn(sheets)).toEqual(['original', expect.stringMatching(/^\[재출력\] 1회 20/)]);
  expect(sheets.printed).toMatchObject([
    { printer: '', sheet: { widthMm: 80, title: expect.stringMatching(/^benepia-.*-sale$/) } },
    { printer: '' },
  ]);
  expect((await run.ask('till/receipt/show', of)).value).toMatchObject({
    of,
    print: { at: 'sent', copies: 2 },
  });
  expect(bugsLogged(run)).toEqual([]);
});

describe('where there is nothing to print on a person is told at once', () => {
  test.each([
    ['a PC without a printer', {}, [], 'no-printer'],
    ['a PC without the printer that is set', { printer: 'SEWOO' }, ['BIXOLON'], 'no-printer'],
    ['a till that prints nothing', { printer: null }, ['BIXOLON'], 'off'],
  ] as const)('%s', async (_, printing, names, rule) => {
    const { run, sheets } = await shop(printing, createFakeSheets(...names));
    const of = { merchantUid: await sell(run) };
    expect(await run.ask('till/receipt/print', of)).toEqual({
      ok: false,
      failure: { kind: 'refused', field: 'printing.printer', rule },
    });
    expect([await standing(run, of), sheets.printed]).toEqual([{ at: 'none' }, []]);
    expect(run.till().sale.at).toBe('approved');
  });
});

test('a receipt that the printer does not take waits, and may be taken back; it is no copy', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  sheets.will('failed');
  await run.ask('till/receipt/print', of);
  await until(() => sheets.printed.length === 1);
  expect(await standing(run, of)).toMatchObject({ at: 'waiting', copies: 0 });
  await until(() => run.app.till?.session.core.ledger.read.queue()[0]?.claimedBy === null);
  expect(await run.ask('till/receipt/withdrawPrint', of)).toMatchObject({ value: { at: 'none' } });
  await run.ask('till/receipt/print', of);
  await untilAt(run, of, 'sent');
  expect(copiesOn(sheets)).toEqual(['original', 'original']);
});

test('a receipt that the printer has already is not taken back, and that is said', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  const { print, letGo } = hanging();
  sheets.will(print);
  await run.ask('till/receipt/print', of);
  await until(() => sheets.printed.length === 1);
  expect(await run.ask('till/receipt/withdrawPrint', of)).toEqual({
    ok: false,
    failure: { kind: 'refused', field: 'receipt.print', rule: 'being-printed' },
  });
  letGo();
  await untilAt(run, of, 'unsure');
  expect(await run.ask('till/receipt/withdrawPrint', of)).toMatchObject({ value: { copies: 1 } });
});

test('asked again while it waits, a receipt is tried now and printed once', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  sheets.will('failed');
  await run.ask('till/receipt/print', of);
  await until(() => run.app.till?.session.core.ledger.read.queue()[0]?.tries === 1);
  const session = run.app.till?.session;
  const [entry] = session?.core.ledger.read.queue() ?? [];
  await until(() => (session?.drain.dueInMs(entry?.entryId ?? 0) ?? 0) > 0);
  await run.ask('till/receipt/print', of);
  expect(session?.drain.dueInMs(entry?.entryId ?? 0), 'it is under way, or over').toBeNull();
  await untilAt(run, of, 'sent');
  expect(copiesOn(sheets)).toEqual(['original', 'original']);
  expect(await standing(run, of)).toMatchObject({ copies: 1 });
});

test('a print service that does not answer is told for what it is', async () => {
  const sheets = createFakeSheets('BIXOLON');
  const { run } = await shop({}, sheets);
  const of = { merchantUid: await sell(run) };
  Object.assign(sheets, { printers: () => Promise.reject(new Error('spooler')) });
  const failure = { kind: 'refused', field: 'printing.printer', rule: 'no-print-service' };
  for (const [channel, argument] of [
    ['till/receipt/print', of],
    ['till/receipt/printers', undefined],
    ['till/receipt/testPage', { printer: '', paperMm: 80 }],
  ] as const)
    expect(await run.ask(channel, argument)).toEqual({ ok: false, failure });
  expect(await standing(run, of)).toEqual({ at: 'none' });
});
