import { expect, test } from 'vitest';
import type { Printed } from '../../../main/ports/printer.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { keepMeta } from '../../../main/store/meta.ts';
import { sell } from '../../core/counter-sale.ts';
import { createTestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createFakeSheets } from '../../fakes/fake-sheets.ts';
import { askAndAgree } from '../setup/set-up-app.ts';
import { rawly } from '../store/ledger-set-up.ts';
import { copiesOn, hanging, killedNow, shop, standing, untilAt } from './printing-shop.ts';

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
