import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import type { Printed } from '../../../main/ports/printer.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { keepMeta } from '../../../main/store/meta.ts';
import type { PrintStanding } from '../../../preload/print-views.ts';
import type { Settings } from '../../../preload/settings.ts';
import { sell } from '../../core/counter-sale.ts';
import { bugsLogged, createTestApp, newAppFolder, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createFakeSheets, type FakeSheets } from '../../fakes/fake-sheets.ts';
import { textsIn } from '../receipts/well-formed.ts';
import { askAndAgree, folderWith, standIn, startedApp } from '../setup/set-up-app.ts';
import { rawly } from '../store/ledger-set-up.ts';

type Printing = Partial<Settings['printing']>;

/** A till whose settings say how it prints, on a PC with these printers. */
async function shop(printing: Printing = {}, sheets: FakeSheets = createFakeSheets('BIXOLON')) {
  const folder = folderWith({ printing: { ...defaultSettings.printing, ...printing } });
  const run = createTestApp({ folder, sheets });
  await run.start();
  return { run, sheets };
}

async function standing(run: TestApp, of: object): Promise<PrintStanding> {
  return (await run.ask('till/receipt/standing', of)).value as PrintStanding;
}

async function untilAt(run: TestApp, of: object, at: PrintStanding['at']): Promise<PrintStanding> {
  for (let tries = 0; tries < 500; tries += 1) {
    const now = await standing(run, of);
    if (now.at === at) return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the receipt never came to ${at}`);
}

/** A print that is under way until `letGo`; a till that closes waits for it. */
function hanging(): { readonly print: Promise<Printed>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const print = new Promise<Printed>((resolve) => {
    letGo = () => resolve('unsure');
  });
  return { print, letGo };
}

/** The data folder as a process leaves it that is killed now. */
function killedNow({ folder }: TestApp): string {
  const copy = newAppFolder();
  cpSync(folder, copy, { recursive: true, filter: (file) => !file.endsWith('-alive') });
  return copy;
}

/** The words on a sheet that was printed. */
const wordsOn = ({ printed }: FakeSheets, index: number): readonly string[] =>
  textsIn(printed.at(index)?.sheet.svg ?? '');

const copiesOn = (sheets: FakeSheets): readonly string[] =>
  sheets.printed.map(
    (_, index) => wordsOn(sheets, index).find((text) => text.startsWith('[재출력]')) ?? 'original',
  );

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

test('after a restart every receipt stands where it stood', async () => {
  const sheets = createFakeSheets('BIXOLON');
  const { run } = await shop({}, sheets);
  const uids = [await sell(run), '', ''];
  const ends: readonly Printed[] = ['printed', 'unsure', 'failed'];
  for (const index of [1, 2]) {
    await run.ask('till/sale/dismiss');
    uids[index] = await sell(run);
  }
  for (const [index, end] of ends.entries()) {
    sheets.will(end);
    await run.ask('till/receipt/print', { merchantUid: uids[index] });
    await until(() => sheets.printed.length === index + 1);
  }
  await untilAt(run, { merchantUid: uids[1] }, 'unsure');
  const before = await Promise.all(uids.map((merchantUid) => standing(run, { merchantUid })));
  expect(before.map(({ at }) => at)).toEqual(['sent', 'unsure', 'waiting']);
  await run.app.close();

  const later = createFakeSheets('BIXOLON');
  const { print, letGo } = hanging();
  later.will(print);
  const again = createTestApp({ folder: run.folder, sheets: later });
  await again.start();
  const after = await Promise.all(uids.map((merchantUid) => standing(again, { merchantUid })));
  expect(after).toEqual(before);
  // What waited is tried again by itself; what may be on paper is not.
  await until(() => later.printed.length > 0);
  expect(later.printed).toHaveLength(1);
  expect(copiesOn(later)).toEqual(['original']);
  letGo();
});

test('a receipt that was being printed when the program was killed is unsure, and stays so', async () => {
  const sheets = createFakeSheets('BIXOLON');
  const { print, letGo } = hanging();
  sheets.will(print);
  const { run } = await shop({}, sheets);
  const of = { merchantUid: await sell(run) };
  await run.ask('till/receipt/print', of);
  await until(() => sheets.printed.length === 1);
  const later = createFakeSheets('BIXOLON');
  const again = createTestApp({ folder: killedNow(run), sheets: later });
  letGo();
  await again.start();
  expect(await untilAt(again, of, 'unsure')).toMatchObject({ copies: 1 });
  expect(later.printed).toEqual([]);
  await again.ask('till/receipt/print', of);
  await until(() => later.printed.length === 1);
  expect(copiesOn(later)).toEqual([expect.stringMatching(/^\[재출력\] 1회/)]);
});

test('what waits in a backup that was put back is not printed by itself: it may have come out since', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  sheets.will('failed');
  await run.ask('till/receipt/print', of);
  await until(() => run.app.till?.session.core.ledger.read.queue()[0]?.tries === 1);
  const folder = killedNow(run);
  rawly(ledgerFileIn(folder, 'training'), (db) => keepMeta(db, 'put_back', '1'));
  const later = createFakeSheets('BIXOLON');
  const again = createTestApp({ folder, sheets: later });
  await again.start();
  expect(await untilAt(again, of, 'unsure')).toMatchObject({ copies: 1 });
  expect(later.printed).toEqual([]);
  await again.ask('till/receipt/print', of);
  await untilAt(again, of, 'sent');
  expect(copiesOn(later)).toEqual([expect.stringMatching(/^\[재출력\] 1회/)]);
});

test('a till that closes waits for the print under way, not for those behind it', async () => {
  const sheets = createFakeSheets('BIXOLON');
  const { run } = await shop({}, sheets);
  const { print, letGo } = hanging();
  sheets.will(print);
  const uids: string[] = [];
  for (const _ of [1, 2, 3]) {
    uids.push(await sell(run));
    await run.ask('till/sale/dismiss');
  }
  for (const merchantUid of uids) await run.ask('till/receipt/print', { merchantUid });
  await until(() => sheets.printed.length === 1);
  const closed = run.app.close();
  letGo();
  await closed;
  expect(sheets.printed).toHaveLength(1);
  const again = createTestApp({ folder: run.folder, sheets });
  await again.start();
  await until(() => sheets.printed.length === 3);
  expect(copiesOn(sheets)).toEqual(['original', 'original', 'original']);
  await untilAt(again, { merchantUid: uids[2] }, 'sent');
  expect(await standing(again, { merchantUid: uids[0] })).toMatchObject({
    at: 'unsure',
    copies: 1,
  });
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

describe('with printing by itself', () => {
  test('the receipt of a charge comes out once, while its sale is on the screen', async () => {
    const { run, sheets } = await shop({ auto: true });
    const of = { merchantUid: await sell(run) };
    await untilAt(run, of, 'sent');
    expect(copiesOn(sheets)).toEqual(['original']);
    run.app.till?.session.core.changed(of.merchantUid);
    await run.ask('till/payments/check', of);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sheets.printed).toHaveLength(1);
  });

  test('the receipt of a cancel comes out too', async () => {
    const { run, sheets } = await shop({ auto: true });
    const of = { merchantUid: await sell(run) };
    await untilAt(run, of, 'sent');
    const sent = await askAndAgree(run, 'till/cancel/send', {
      ...of,
      amountWon: 12_500,
      reason: '고객 변심',
    });
    const { cancelId } = Object(sent.value);
    await untilAt(run, { ...of, cancelId }, 'sent');
    expect(wordsOn(sheets, 1)).toContain('취소 영수증');
    expect(sheets.printed[1]?.sheet.title).toMatch(new RegExp(`-cancel-${cancelId}$`));
    expect(await standing(run, of)).toMatchObject({ copies: 1 });
  });

  test('a printer that is off, or none at all, holds nothing up', async () => {
    for (const sheets of [createFakeSheets('BIXOLON'), createFakeSheets()]) {
      sheets.will('failed', 'failed', 'failed');
      const { run } = await shop({ auto: true }, sheets);
      const of = { merchantUid: await sell(run) };
      expect(run.till().sale.at).toBe('approved');
      expect(await untilAt(run, of, 'waiting')).toMatchObject({ copies: 0 });
      await run.ask('till/sale/dismiss');
      await sell(run);
    }
  });

  test('a till that prints nothing keeps no list', async () => {
    const { run, sheets } = await shop({ auto: true, printer: null });
    const of = { merchantUid: await sell(run) };
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([await standing(run, of), sheets.printed]).toEqual([{ at: 'none' }, []]);
  });
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

test('what was asked for before printing was turned off waits, also when its turn comes', async () => {
  const { run, sheets } = await shop();
  const { print, letGo } = hanging();
  sheets.will(print);
  const uids: string[] = [];
  for (const _ of [1, 2]) {
    uids.push(await sell(run));
    await run.ask('till/sale/dismiss');
  }
  for (const merchantUid of uids) await run.ask('till/receipt/print', { merchantUid });
  await until(() => sheets.printed.length === 1);
  const settings = run.app.fileSettings;
  const printing = { ...settings.printing, printer: null };
  await askAndAgree(run, 'till/setup/save', { ...settings, printing });
  letGo();
  await untilAt(run, { merchantUid: uids[0] }, 'unsure');
  await until(() => run.app.till?.session.core.ledger.read.queue()[0]?.claimedBy === null);
  expect(await standing(run, { merchantUid: uids[1] })).toMatchObject({ at: 'waiting', copies: 0 });
  expect(sheets.printed).toHaveLength(1);
});

test('what waited while printing was off comes out when a printer is set', async () => {
  const { run, sheets } = await shop();
  const of = { merchantUid: await sell(run) };
  sheets.will('failed');
  await run.ask('till/receipt/print', of);
  await until(() => run.app.till?.session.core.ledger.read.queue()[0]?.tries === 1);
  const settings = run.app.fileSettings;
  const printing = { ...settings.printing, printer: 'BIXOLON' };
  await askAndAgree(run, 'till/setup/save', { ...settings, printing });
  await untilAt(run, of, 'sent');
  expect(sheets.printed.at(-1)?.printer).toBe('BIXOLON');
});

describe('a receipt is saved as a file', () => {
  async function saving(path: (folder: string) => string | null) {
    const folder = mkdtempSync(join(tmpdir(), 'saved-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const asked: { readonly name: string; readonly title: string }[] = [];
    const sheets = createFakeSheets();
    const run = createTestApp({
      sheets,
      askPlace: async (file) => {
        asked.push(file);
        return path(folder);
      },
    });
    await run.start();
    return { run, sheets, folder, asked, of: { merchantUid: await sell(run) } };
  }

  test.each(['pdf', 'png'] as const)(
    '%s: where the person says, and it is told where',
    async (as) => {
      const { run, sheets, folder, asked, of } = await saving((to) => join(to, `a.${as}`));
      const path = join(folder, `a.${as}`);
      expect(await run.ask('till/receipt/save', { of, as })).toEqual({ ok: true, value: { path } });
      expect(readFileSync(path, 'utf8')).toBe(sheets.drawn[0]?.svg);
      expect(asked).toMatchObject([
        { title: '영수증 저장', name: expect.stringMatching(`-sale.${as}$`) },
      ]);
      expect(asked[0]?.name).not.toMatch(/mi|\*/);
      expect(copiesOn({ ...sheets, printed: [] })).toEqual([]);
    },
  );

  test('nothing is made when the person closes the dialog', async () => {
    const { run, sheets, of } = await saving(() => null);
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toEqual({
      ok: true,
      value: null,
    });
    expect(sheets.drawn).toEqual([]);
  });

  test('a folder that is gone, and a picture that cannot be drawn, are told by field and rule', async () => {
    const { run, sheets, folder, of } = await saving((to) => join(to, 'gone', 'a.pdf'));
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toMatchObject({
      failure: { kind: 'refused', field: 'receipt.file', rule: 'no-folder' },
    });
    Object.assign(sheets, { pdf: () => Promise.reject(new Error('no')) });
    mkdirSync(join(folder, 'gone'));
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toMatchObject({
      failure: { kind: 'refused', field: 'receipt.file', rule: 'not-drawn' },
    });
    expect(readdirSync(join(folder, 'gone'))).toEqual([]);
    expect(
      await run.ask('till/receipt/save', { of: { merchantUid: 'x' }, as: 'pdf' }),
    ).toMatchObject({
      failure: { field: 'receipt.merchantUid', rule: 'not-now' },
    });
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
