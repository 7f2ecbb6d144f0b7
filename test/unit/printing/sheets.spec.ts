import { describe, expect, test } from 'vitest';
import type { Printed } from '../../../main/ports/printer.ts';
import type { HandedOver } from '../../../main/ports/sheet-shell.ts';
import type { Sheet } from '../../../main/ports/sheets.ts';
import { createSheets, type SheetFact, sheetLimits } from '../../../main/printing/sheets.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';
import { createFakeShell, type FakeShell, onePrinter } from '../../fakes/fake-shell.ts';

const sheet: Sheet = { title: 'benepia-1-sale', svg: '<svg/>', widthMm: 80, heightMm: 120 };
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const broken = <T>(): Promise<T> => Promise.reject(new Error('broken'));
const rest = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
};

function withSheets() {
  const shell = createFakeShell();
  const clock = createVirtualClock(rest);
  return { shell, clock, sheets: createSheets(shell, clock.life()) };
}

/** What becomes of one print when every step takes as long as it may, and a moment more. */
async function printed(arrange: (shell: FakeShell) => void, printer = ''): Promise<Printed> {
  const { shell, clock, sheets } = withSheets();
  arrange(shell);
  const print = sheets.print(sheet, printer);
  await clock.advance(sheetLimits.printersMs + sheetLimits.openMs + sheetLimits.printMs + 1);
  const end = await print;
  expect(shell.windows.open, 'no window stays').toBe(0);
  return end;
}

const says = (reason: string) => (shell: FakeShell) => {
  shell.prints = async (): Promise<HandedOver> => ({ ok: false, reason });
};

const ends: readonly (readonly [string, (shell: FakeShell) => void, Printed])[] = [
  ['the print service took the job', () => undefined, 'printed'],
  ['there is no printer', (shell) => (shell.printersAre = async () => []), 'failed'],
  [
    'the print service does not list its printers',
    (shell) => (shell.printersAre = never),
    'failed',
  ],
  ['listing them breaks', (shell) => (shell.printersAre = broken), 'failed'],
  ['the window does not open', (shell) => (shell.opens = broken), 'failed'],
  ['the print could not even be asked for', (shell) => (shell.prints = broken), 'failed'],
  ['the printer’s settings are refused', says('Invalid printer settings'), 'failed'],
  ['the printer went away meanwhile', says('Invalid deviceName provided'), 'failed'],
  ['all printers went away meanwhile', says('No printers available on the network'), 'failed'],
  ['they cannot be counted', says('Failed to enumerate printers'), 'failed'],
  ['the job failed half-way', says('Print job failed'), 'unsure'],
  ['the job was cancelled', says('Print job canceled'), 'unsure'],
  ['the reason is empty', says(''), 'unsure'],
  ['the reason is a new one', says('Something of a later version'), 'unsure'],
  ['the print service never answers', (shell) => (shell.prints = never), 'unsure'],
];

test.each(ends)('%s: the receipt is what it is', async (_, arrange, end) => {
  expect(await printed(arrange)).toBe(end);
});

test.each([
  ['', 'printed'],
  ['BIXOLON', 'printed'],
  ['SEWOO', 'failed'],
  ['bixolon', 'failed'],
] as const)('on a PC with BIXOLON a print on “%s” is %s', async (name, end) => {
  expect(await printed(() => undefined, name)).toBe(end);
});

test('every print and file leaves a line for the log, without anybody’s words', async () => {
  const shell = createFakeShell();
  const facts: SheetFact[] = [];
  const sheets = createSheets(shell, createVirtualClock(rest).life(), (fact) => facts.push(fact));
  await sheets.print(sheet, '');
  shell.prints = async () => ({ ok: false, reason: 'hp://minji’s printer' });
  await sheets.print(sheet, '');
  await sheets.print(sheet, 'gone');
  await sheets.pdf(sheet);
  shell.draws = broken;
  await sheets.png(sheet).catch(() => undefined);
  expect(facts).toEqual([
    { what: 'print', end: 'printed', why: 'handed-over', tookMs: 0 },
    { what: 'print', end: 'unsure', why: 'other', tookMs: 0 },
    { what: 'print', end: 'failed', why: 'no-printer', tookMs: 0 },
    { what: 'pdf', end: 'made', why: 'drawn', tookMs: 0 },
    { what: 'png', end: 'failed', why: 'not-drawn', tookMs: 0 },
  ]);
});

test('an empty name is left to the print service', async () => {
  const { shell, sheets } = withSheets();
  await sheets.print(sheet, '');
  await sheets.print(sheet, onePrinter.name);
  expect(shell.asked).toEqual(['', 'BIXOLON']);
});

test('a window that never shows its sheet is closed all the same, and nothing was asked', async () => {
  const { shell, clock, sheets } = withSheets();
  shell.opens = never;
  const print = sheets.print(sheet, '');
  await clock.advance(sheetLimits.openMs);
  expect(await print).toBe('failed');
  expect([shell.windows.opened, shell.windows.open, shell.asked]).toEqual([1, 0, []]);
});

describe('sheets go one after the other', () => {
  test('also when one before breaks or hangs', async () => {
    const { shell, clock, sheets } = withSheets();
    shell.prints = never;
    const hung = sheets.print(sheet, '');
    const file = sheets.pdf(sheet);
    const last = sheets.print(sheet, '');
    await rest();
    expect(shell.windows.opened).toBe(1);
    shell.prints = async () => ({ ok: true });
    await clock.advance(sheetLimits.printMs);
    expect(await hung).toBe('unsure');
    expect([await file, await last]).toEqual([Uint8Array.of(1), 'printed']);
    expect(shell.windows).toEqual({ opened: 3, open: 0, atOnce: 1 });
  });

  test.each(['pdf', 'png'] as const)(
    'a %s that cannot be drawn says so and leaves no window',
    async (as) => {
      for (const draws of [broken, never]) {
        const { shell, clock, sheets } = withSheets();
        shell.draws = draws;
        const file = sheets[as](sheet).catch(() => 'no file');
        await clock.advance(sheetLimits.fileMs + 1);
        expect([await file, shell.windows.open]).toEqual(['no file', 0]);
      }
    },
  );
});
