import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bridgeOf } from '../harness/bridge-of.ts';
import { type PrintServer, startCups, whyNoCups } from '../harness/cups.ts';
import { test as base, expect } from '../harness/fixture-app.ts';
import { factsOf, roundingMm, textOf } from '../harness/paper.ts';
import { type RunningTill, startTill } from '../harness/start-till.ts';
import type { SheetAct } from '../host/fixture-app/main/sheets.ts';

/** 80 × 60 mm in two columns; a script that must not run would change title and text. */
const html = `<!doctype html><title>Receipt 0017</title>
<style>html,body,p{margin:0}main{width:80mm;height:60mm;background:#eee}</style>
<main><p id="who">Korean 승인번호 30012345</p><p>합계 11,000</p></main>
<script>document.title='changed';document.body.textContent='changed'</script>`;

const roll = { width: 80_000, height: 60_000 };
const margins = { marginType: 'none' } as const;
const silent = { silent: true, printBackground: true, margins } as const;
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };

type Fixtures = { readonly printing: (env: Record<string, string>) => Promise<RunningTill> };

const test = base.extend<{ readonly folder: string } & Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from here
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'benepia-paper-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  printing: async ({ out }, use) => {
    const started: RunningTill[] = [];
    await use(async (env) => {
      const app = await startTill({ out, keychain: 'absent', args: ['--soft'], env });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});

/** Has a hidden window show the sheet and do these things at once; bytes come in base64. */
async function doneWith({ till }: RunningTill, ...acts: readonly SheetAct[]): Promise<unknown[]> {
  const answers = await till.evaluate(([each, order]) => each.invoke('probe/sheet', order), [
    await bridgeOf(till),
    { html, acts },
  ] as const);
  return Array.isArray(answers) ? answers : [answers];
}

/** What the save dialog answers for a file that was offered under a name. */
async function saved({ till }: RunningTill): Promise<unknown> {
  const options = { defaultPath: '/home/kim/영수증.pdf', title: 'x' };
  return await till.evaluate(([each, asked]) => each.invoke('probe/save', asked), [
    await bridgeOf(till),
    options,
  ] as const);
}

test('A hidden page without scripts becomes paper, a PDF and a picture', async ({
  printing,
  folder,
}) => {
  const paper = join(folder, 'paper');
  const app = await printing({
    BENEPIA_HOST_PRINTERS: `folder:${paper}`,
    BENEPIA_HOST_SAVE_TO: folder,
  });
  const path = join(folder, '영수증.pdf');
  expect(await saved(app)).toEqual({ canceled: false, filePath: path });
  const inches = { width: 80 / 25.4, height: 60 / 25.4 };
  const [printed, again, forgotten, pdf, picture, printers] = await doneWith(
    app,
    { act: 'print', options: { ...silent, pageSize: roll } },
    { act: 'print', options: { ...silent, pageSize: roll, deviceName: 'Paper folder' } },
    { act: 'print', options: silent },
    { act: 'pdf', options: { pageSize: inches, margins: noMargins, printBackground: true } },
    { act: 'picture' },
    { act: 'printers' },
  );
  expect([printed, again, forgotten]).toEqual(Array(3).fill({ success: true, why: '' }));
  expect(printers).toEqual([
    { name: 'Paper folder', displayName: 'Paper folder', description: paper, options: {} },
  ]);
  expect(readdirSync(paper).sort()).toEqual([
    '0001-Receipt_0017.pdf',
    '0001.json',
    '0002-Receipt_0017.pdf',
    '0002.json',
    '0003-Receipt_0017.pdf',
    '0003.json',
  ]);
  writeFileSync(path, String(pdf), 'base64');
  for (const file of [join(paper, '0001-Receipt_0017.pdf'), path]) {
    const facts = await factsOf(file);
    expect(facts).toMatchObject({ title: 'Receipt 0017', pages: 1 });
    expect(facts.widthMm - 80).toBeGreaterThanOrEqual(-0.01);
    expect(facts.widthMm - 80).toBeLessThan(roundingMm);
    expect(facts.heightMm - 60).toBeLessThan(roundingMm);
    expect(await textOf(file)).toMatch(/Korean 승인번호 30012345\s+합계 11,000/);
  }
  const wrong = await factsOf(join(paper, '0003-Receipt_0017.pdf'));
  expect([Math.round(wrong.widthMm), Math.round(wrong.heightMm)]).toEqual([210, 297]);
  expect(JSON.parse(readFileSync(join(paper, '0001.json'), 'utf8'))).toMatchObject({
    title: 'Receipt 0017',
    paper: roll,
  });
  expect(picture).toMatchObject({ isEmpty: false, width: 302, height: 3_000 });
});

test('What Electron refuses to print is refused in its words', async ({ printing }) => {
  const app = await printing({});
  expect(await saved(app)).toEqual({ canceled: true, filePath: '' });
  const answers = await doneWith(
    app,
    { act: 'print', options: { ...silent, pageSize: roll } },
    { act: 'print', options: { ...silent, pageSize: roll, deviceName: 'Gone' } },
    { act: 'print', options: { ...silent, pageSize: { width: 80_000, height: 352 } } },
    { act: 'print', options: { ...silent, pageSize: { width: 80, height: 0 } } },
    { act: 'print', options: { printBackground: true } },
    { act: 'pdf', options: { pageSize: { width: 1, height: 1 }, margins: { top: 2 } } },
    { act: 'printers' },
  );
  expect(answers).toEqual([
    { success: false, why: 'No printers available on the network' },
    { success: false, why: 'Invalid deviceName provided' },
    'RangeError: height and width properties must be minimum 352 microns.',
    'Error: height and width properties are required for pageSize',
    'Error: host: print with a dialog is not imitated',
    'Error: margins must be less than or equal to pageSize',
    [],
  ]);
});

test.describe('through CUPS', () => {
  const reason = whyNoCups();
  test.skip(reason !== null, reason ?? '');

  let cups: PrintServer;
  test.beforeEach(async () => {
    cups = await startCups();
    await cups.addPrinter('Receipts');
  });
  test.afterEach(async () => await cups.close());

  test('a page comes out of the printer in the size asked, under its title', async ({
    printing,
  }) => {
    const app = await printing({ ...cups.env, BENEPIA_HOST_PRINTERS: 'cups' });
    const options = { ...silent, pageSize: roll } as const;
    const [printers, printed, named, gone] = await doneWith(
      app,
      { act: 'printers' },
      { act: 'print', options },
      { act: 'print', options: { ...options, deviceName: 'Receipts' } },
      { act: 'print', options: { ...options, deviceName: 'Gone' } },
    );
    expect(printers).toMatchObject([{ name: 'Receipts', displayName: 'Receipts' }]);
    expect([printed, named]).toEqual(Array(2).fill({ success: true, why: '' }));
    expect(gone).toEqual({ success: false, why: 'Invalid deviceName provided' });
    const sheets = await cups.paper(2);
    for (const { paper, received } of sheets) {
      const facts = await factsOf(paper);
      expect(facts.pages).toBe(1);
      expect(facts.widthMm).toBeCloseTo(80, 1);
      expect(facts.heightMm).toBeCloseTo(60, 1);
      expect(await textOf(received)).toMatch(/Korean 승인번호 30012345\s+합계 11,000/);
    }
  });
});
