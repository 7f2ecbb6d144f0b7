import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readBooks } from '../../demo/books.ts';
import { bridgeOf } from '../../harness/bridge-of.ts';
import type { RunningTill } from '../../harness/start-till.ts';
import type { SheetAct } from '../../host/fixture-app/main/sheets.ts';
import type { Bench } from '../bench.ts';
import { defineCheck } from '../check.ts';
import { pdfFacts } from '../pdf-facts.ts';
import { pngFacts } from '../png-facts.ts';

const html = `<!doctype html><title>Receipt</title><style>html,body,p{margin:0}</style>
<p style="font:20px sans-serif">영수증 12,000원 receipt</p>`;
const widthMm = 80;
const heightMm = 120;
/** More different bytes than a blank picture is made of. */
const drawn = 8;
const mmPerPoint = 25.4 / 72;

/** Chromium rounds a page up to whole points, and then to 300 dots an inch. */
function isAbout(points: number, mm: number): boolean {
  return Math.abs(points * mmPerPoint - mm) < 0.6;
}

/** Has the probing app do these things with a hidden page; bytes come in base64. */
async function doneWith(bench: Bench, ...acts: readonly SheetAct[]): Promise<readonly unknown[]> {
  // Its pages of paper come from a scheme of their own, which only the open one lets in.
  const { till } = await bench.ownProbes('--soft');
  const answers = await till.evaluate(([each, order]) => each.invoke('probe/sheet', order), [
    await bridgeOf(till),
    { html, acts },
  ] as const);
  return Array.isArray(answers) ? answers : [answers];
}

function bytesIn(answer: unknown): Buffer {
  return Buffer.from(typeof answer === 'string' ? answer : '', 'base64');
}

function pictureIn(answer: unknown): Buffer {
  const png: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'png') : null;
  return bytesIn(png);
}

export const printers = defineCheck({
  look: async (bench) => {
    // Names of printers are the shop's: only how many there are is told.
    const [list] = await doneWith(bench, { act: 'printers' });
    return { came: Array.isArray(list), count: Array.isArray(list) ? list.length : 0 };
  },
  must: { came: true },
  good: { came: true, count: 0 },
  broken: [{ came: false }],
});

export const paper = defineCheck({
  look: async (bench) => {
    const pageSize = { width: widthMm / 25.4, height: heightMm / 25.4 };
    const margins = { top: 0, bottom: 0, left: 0, right: 0 };
    const options = { pageSize, margins, printBackground: true };
    const [pdf, picture] = await doneWith(bench, { act: 'pdf', options }, { act: 'picture' });
    const { wide, high, shades } = pngFacts(pictureIn(picture));
    return { ...pdfFacts(bytesIn(pdf)), picture: `${wide}x${high}`, shades };
  },
  must: {
    widthPt: (wide) => isAbout(wide, widthMm),
    heightPt: (high) => isAbout(high, heightMm),
    fonts: (count) => count > 0,
    pages: 1,
    shades: (count) => count > drawn,
  },
  good: {
    ...{ widthPt: 226.8, heightPt: 340.2, fonts: 1, pages: 1 },
    ...{ picture: '302x3000', shades: 200 },
  },
  broken: [{ widthPt: 595 }, { heightPt: 842 }, { fonts: 0 }, { pages: 2 }, { shades: 2 }],
});

/** Nobody is at the dialog: the answer is given for them. The stand-in has a folder for that. */
async function answerSaveDialog({ inside }: RunningTill, folder: string): Promise<void> {
  await inside?.evaluate(({ dialog }, place) => {
    const answer = async (_owner: unknown, asked: Electron.SaveDialogOptions) => ({
      canceled: false,
      filePath: `${place}/${asked.defaultPath ?? 'receipt'}`,
    });
    Object.defineProperty(dialog, 'showSaveDialog', { value: answer, configurable: true });
  }, folder);
}

/** Saves the newest payment's receipt the way the till's own button does; gives the file. */
async function saved({ till, dataDir }: RunningTill, as: 'pdf' | 'png'): Promise<string> {
  const merchantUid = readBooks(dataDir).ledger.at(-1)?.merchantUid ?? '';
  const answer = await till.evaluate(
    async (asked) => {
      const bridge: unknown = Reflect.get(window, 'till');
      const receipt: unknown =
        typeof bridge === 'object' && bridge && Reflect.get(bridge, 'receipt');
      const save: unknown = typeof receipt === 'object' && receipt && Reflect.get(receipt, 'save');
      if (typeof save !== 'function') return 'no such call';
      const told: unknown = await Reflect.apply(save, receipt, [asked]);
      return JSON.stringify(told);
    },
    { of: { merchantUid }, as },
  );
  const path = /"path":("[^"]+")/.exec(answer)?.[1];
  if (path === undefined) throw new Error(`the receipt was not saved: ${answer.slice(0, 120)}`);
  const file: unknown = JSON.parse(path);
  return String(file);
}

export const receiptFiles = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    await answerSaveDialog(app, bench.saveFolder);
    const [pdf, png] = [await saved(app, 'pdf'), await saved(app, 'png')];
    const { wide, high, shades } = pngFacts(readFileSync(png));
    return {
      ...pdfFacts(readFileSync(pdf)),
      picture: `${wide}x${high}`,
      shades,
      // A name with a customer or an ID in it would be here.
      names: [pdf, png].map((file) => basename(file).replaceAll(/\d/g, '0')),
    };
  },
  must: {
    widthPt: (wide) => isAbout(wide, widthMm),
    fonts: (count) => count > 0,
    pages: 1,
    shades: (count) => count > drawn,
    names: (all) => all.length === 2 && !all.some((each) => /minji|mi\*/.test(String(each))),
  },
  good: {
    ...{ widthPt: 226.8, heightPt: 500, fonts: 1, pages: 1 },
    ...{ picture: '604x1300', shades: 200, names: ['sale.pdf', 'sale.png'] },
  },
  broken: [
    { widthPt: 595 },
    { fonts: 0 },
    { pages: 2 },
    { shades: 2 },
    { names: ['minji.pdf', 'sale.png'] },
  ],
});
