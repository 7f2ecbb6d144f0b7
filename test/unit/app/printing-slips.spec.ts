import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { sell } from '../../core/counter-sale.ts';
import { bugsLogged } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createFakeSheets } from '../../fakes/fake-sheets.ts';
import { folderWith, standIn, startedApp } from '../setup/set-up-app.ts';
import { hanging, type Printing, shop, standing, wordsOn } from './printing-shop.ts';

describe('slips are printed now or not at all, and say what they are', () => {
  async function unknownPayment(printing: Printing = {}) {
    const gateway = await standIn();
    const sheets = createFakeSheets('BIXOLON');
    const folder = folderWith({
      mode: 'test',
      printing: { ...defaultSettings.printing, ...printing },
    });
    const line = { mode: 'test', gatewayUrl: gateway.url } as const;
    const run = await startedApp({ folder, line, sheets });
    gateway.faults.down.add('look-ups');
    gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    return { run, sheets, of: { merchantUid: await sell(run, 'unknown') } };
  }

  test.each([
    ['printed', { value: { at: 'sent', copies: 1 } }],
    ['unsure', { value: { at: 'unsure', copies: 1 } }],
    ['failed', { failure: { field: 'printing.printer', rule: 'not-printed' } }],
  ] as const)('of an unknown payment: %s', async (end, answer) => {
    const { run, sheets, of } = await unknownPayment({ paperMm: 58, auto: true });
    expect(sheets.printed).toEqual([]);
    sheets.will(end);
    expect(await run.ask('till/receipt/print', of)).toMatchObject(answer);
    expect(wordsOn(sheets, 0)).toContain('영수증이 아닙니다');
    expect(sheets.printed).toMatchObject([{ sheet: { widthMm: 58 } }]);
    expect(await standing(run, of)).toEqual({ at: 'none' });
    expect(run.app.till?.session.core.ledger.read.queue().map(({ kind }) => kind)).toEqual([
      'resolve',
    ]);
  });

  test('a till that closes does not wait for the printer of one', async () => {
    const { run, sheets, of } = await unknownPayment();
    const { print, letGo } = hanging();
    sheets.will(print);
    const asked = run.ask('till/receipt/print', of);
    await until(() => sheets.printed.length === 1);
    await run.app.close();
    letGo();
    expect(await asked).toMatchObject({ value: { at: 'unsure' } });
    expect(bugsLogged(run)).toEqual([]);
  });

  test('and show what became of it once that is known', async () => {
    const { run, sheets, of } = await unknownPayment();
    await run
      .ask('till/receipt/print', { merchantUid: 'T1-none' })
      .then((reply) =>
        expect(reply).toMatchObject({ failure: { field: 'receipt.merchantUid', rule: 'not-now' } }),
      );
    expect(sheets.printed).toEqual([]);
    expect((await run.ask('till/receipt/show', of)).value).toMatchObject({ kind: 'unknown', of });
  });
});

describe('a test page', () => {
  test.each([
    ['printed', { ok: true, value: null }],
    ['unsure', { failure: { field: 'printing.printer', rule: 'print-unsure' } }],
    ['failed', { failure: { field: 'printing.printer', rule: 'not-printed' } }],
  ] as const)('on a printer that is not saved yet: %s', async (end, answer) => {
    const sheets = createFakeSheets('BIXOLON', 'SEWOO');
    const { run } = await shop({ printer: null }, sheets);
    sheets.will(end);
    const on = { printer: 'SEWOO', paperMm: 58 };
    expect(await run.ask('till/receipt/testPage', on)).toMatchObject(answer);
    expect(sheets.printed).toMatchObject([{ printer: 'SEWOO', sheet: { widthMm: 58 } }]);
    expect(wordsOn(sheets, 0)).toEqual(expect.arrayContaining(['시험 인쇄', '영수증이 아닙니다']));
  });

  test('that hangs keeps no till from closing', async () => {
    const { run, sheets } = await shop({}, createFakeSheets('BIXOLON'));
    const { print, letGo } = hanging();
    sheets.will(print);
    const asked = run.ask('till/receipt/testPage', { printer: '', paperMm: 80 });
    await until(() => sheets.printed.length === 1);
    await run.app.close();
    letGo();
    expect(await asked).toMatchObject({ failure: { rule: 'print-unsure' } });
  });

  test('is refused where there is no such printer; the printers are told', async () => {
    const { run, sheets } = await shop({}, createFakeSheets('BIXOLON'));
    const on = { printer: 'SEWOO', paperMm: 80 };
    expect(await run.ask('till/receipt/testPage', on)).toMatchObject({
      failure: { field: 'printing.printer', rule: 'no-printer' },
    });
    expect(await run.ask('till/receipt/printers')).toEqual({
      ok: true,
      value: [{ name: 'BIXOLON', shown: 'BIXOLON', isDefault: true }],
    });
    expect(sheets.printed).toEqual([]);
  });
});
