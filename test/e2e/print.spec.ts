import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { askCancel, confirmCancel } from '../harness/cancelling.ts';
import { startCups, whyNoCups } from '../harness/cups.ts';
import { drawnPage, inkApart, inkOf } from '../harness/ink.ts';
import { factsOf, roundingMm, textOf } from '../harness/paper.ts';
import { cancelRows, factsInLedger, lackingIn, saleRows, shopRows } from '../harness/printed.ts';
import { openPrintingTill, printingShop, temporaryFolder } from '../harness/printing-till.ts';
import { ReceiptDialog } from '../pages/receipt-dialog.ts';

test.skip(({ host }) => host === 'electron', 'Electron prints where its system does');

const evidence = resolve(import.meta.dirname, '../../out/test/print');
const mark = { ko: '연습', en: 'PRACTICE' } as const;

test('A sale, its second copy and its cancels come out of CUPS and are saved as the ledger has them', async () => {
  const reason = whyNoCups();
  test.skip(reason !== null, reason ?? '');
  test.setTimeout(180_000);
  const folder = temporaryFolder();
  const cups = await startCups();
  await cups.addPrinter('Receipts');
  const saveTo = join(folder.path, 'saved');
  mkdirSync(saveTo);
  const env = { ...cups.env, BENEPIA_HOST_PRINTERS: 'cups', BENEPIA_HOST_SAVE_TO: saveTo };
  const printing = { printer: '', paperMm: 80, auto: false } as const;
  const app = await openPrintingTill({ language: 'ko', printing, env });
  try {
    const { till } = app.counter;
    const dialog = new ReceiptDialog(till);
    const print = async (copies: number): Promise<void> => {
      const before = (await cups.jobs('completed')).length;
      await dialog.printKey().click();
      await expect(dialog.standing()).toContainText(`${copies}장`);
      await cups.paper(before + 1);
    };
    const save = async (as: 'pdf' | 'png', name: string): Promise<void> => {
      await dialog.saveKey(as).click();
      await expect(dialog.savedTo()).toContainText(`${name}.${as}`);
    };

    const sale = await app.counter.sell(20_700, 'minji');
    await till.press('F8');
    await dialog.waitFor('sale');
    await print(1);
    await print(2);
    await save('pdf', `benepia-${sale.orderNo}-sale`);
    await save('png', `benepia-${sale.orderNo}-sale`);
    await dialog.closeKey().click();
    await till.press('Enter');

    await askCancel(app.counter, sale, 3_300);
    await confirmCancel(app.counter);
    await dialog.waitFor('partial-cancel');
    await print(1);
    const { paid, cancels } = factsInLedger(app.dataDir, sale.orderNo);
    const partName = `benepia-${sale.orderNo}-cancel-${cancels[0]?.cancelId}`;
    await save('pdf', partName);
    await save('png', partName);
    await dialog.closeKey().click();
    await till.press('Enter');

    const whole = await app.counter.sell(11_000, 'minji');
    await till.press('Enter');
    await askCancel(app.counter, whole);
    await confirmCancel(app.counter);
    await dialog.waitFor('cancel');
    await print(1);
    const other = factsInLedger(app.dataDir, whole.orderNo);
    const wholeName = `benepia-${whole.orderNo}-cancel-${other.cancels[0]?.cancelId}`;
    await save('pdf', wholeName);

    const documents = [
      { name: `benepia-${sale.orderNo}-sale`, title: '영수증', rows: saleRows(paid, 'ko') },
      { name: partName, title: '일부취소 영수증', rows: cancelRows(paid, cancels[0], 'ko') },
      {
        name: wholeName,
        title: '취소 영수증',
        rows: cancelRows(other.paid, other.cancels[0], 'ko'),
      },
    ];
    const [first, second, ...cancelled] = await cups.paper(4);
    for (const [at, sheet] of [first, ...cancelled].entries()) {
      const { name, title, rows } = documents[at] ?? { name: '', title: '', rows: [] };
      const wanted = [...shopRows(printingShop), [mark.ko, ''], [title, ''], ...rows] as const;
      for (const pdf of [sheet?.received ?? '', join(saveTo, `${name}.pdf`)]) {
        const text = await textOf(pdf);
        expect(lackingIn(text, wanted), name).toEqual([]);
        expect(text).not.toContain('재출력');
        expect(await factsOf(pdf)).toMatchObject({ title: name, pages: 1 });
      }
      const paper = await factsOf(sheet?.paper ?? '');
      const saved = await factsOf(join(saveTo, `${name}.pdf`));
      expect(paper.pages).toBe(1);
      expect(paper.widthMm).toBeCloseTo(80, 1);
      expect(saved.widthMm - 80).toBeLessThan(roundingMm);
      expect(saved.heightMm - paper.heightMm).toBeLessThan(roundingMm);
      // Through PostScript text is drawn and no longer text: what came out is held to what went in by eye.
      const shown = await inkOf(
        till.page,
        await drawnPage(sheet?.received ?? '', folder.path, 640),
      );
      const came = await inkOf(till.page, await drawnPage(sheet?.paper ?? '', folder.path, 640));
      expect(Math.max(...shown.fields)).toBeGreaterThan(0.2);
      expect(inkApart(shown, came)).toBeLessThan(0.15);
    }
    const again = await textOf(second?.received ?? '');
    expect(lackingIn(again, [...saleRows(paid, 'ko'), ['[재출력]', '1회']])).toEqual([]);

    for (const name of [`benepia-${sale.orderNo}-sale`, partName]) {
      const png = readFileSync(join(saveTo, `${name}.png`));
      const picture = await inkOf(till.page, png);
      const page = await drawnPage(join(saveTo, `${name}.pdf`), folder.path, 1_280);
      expect(picture.width).toBe(80 * 16);
      expect(inkApart(picture, await inkOf(till.page, page))).toBeLessThan(0.15);
    }

    renameSync(saveTo, `${saveTo}-gone`);
    await dialog.saveKey('png').click();
    await expect(dialog.fault()).toContainText(till.word('print.failed.not-saved'));
    await expect(dialog.fault()).toContainText(till.word('rule.no-folder'));
    expect(existsSync(saveTo)).toBe(false);

    await cups.refuse('Receipts');
    await dialog.printKey().click();
    await dialog.waitForStanding('unsure');
    expect(await cups.jobs('completed')).toHaveLength(4);
    expect(await cups.jobs('not-completed')).toEqual([]);
    await cups.keep(join(evidence, 'cups'));
    await cups.remove('Receipts');
    await dialog.printKey().click();
    await expect(dialog.fault()).toContainText(till.word('print.failed.no-printer'));
  } finally {
    cpSync(folder.path, join(evidence, 'saved'), { recursive: true });
    await app.close();
    await cups.close();
    folder.remove();
  }
});

test('On a roll of 58 mm receipts come out by themselves, in English, and a closed dialog saves nothing', async () => {
  const folder = temporaryFolder();
  const env = { BENEPIA_HOST_PRINTERS: `folder:${folder.path}` };
  const printing = { printer: 'Paper folder', paperMm: 58, auto: true } as const;
  const app = await openPrintingTill({ language: 'en', printing, env });
  try {
    const { till } = app.counter;
    const dialog = new ReceiptDialog(till);
    const papers = (): string[] => readdirSync(folder.path).filter((name) => /pdf$/.test(name));
    const sale = await app.counter.sell(9_900, 'minji');
    await expect.poll(papers).toEqual([`0001-benepia-${sale.orderNo}-sale.pdf`]);
    await till.press('F8');
    await dialog.waitFor('sale');
    await dialog.saveKey('pdf').click();
    await expect(dialog.saveKey('pdf')).toBeEnabled();
    await expect(dialog.savedTo()).toHaveCount(0);
    await expect(dialog.fault()).toHaveCount(0);
    await dialog.closeKey().click();
    await till.press('Enter');
    await askCancel(app.counter, sale);
    await confirmCancel(app.counter);
    await expect.poll(papers).toHaveLength(2);

    const { paid, cancels } = factsInLedger(app.dataDir, sale.orderNo);
    const rows = [saleRows(paid, 'en'), cancelRows(paid, cancels[0], 'en')];
    for (const [at, name] of papers().sort().entries()) {
      const pdf = join(folder.path, name);
      const wanted = [...shopRows(printingShop), [mark.en, ''], ...(rows[at] ?? [])] as const;
      expect(lackingIn(await textOf(pdf), wanted), name).toEqual([]);
      const facts = await factsOf(pdf);
      expect(facts.pages).toBe(1);
      expect(facts.widthMm - 58).toBeGreaterThanOrEqual(-0.01);
      expect(facts.widthMm - 58).toBeLessThan(roundingMm);
    }
  } finally {
    cpSync(folder.path, join(evidence, 'folder-58-en'), { recursive: true });
    await app.close();
    folder.remove();
  }
});
