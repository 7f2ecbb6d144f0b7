import { describe, expect, it } from 'vitest';
import type { PrinterView } from '../../../preload/print-views.ts';
import {
  choiceOf,
  printerOf,
  shownName,
  troubleOf,
} from '../../../renderer/till/setup/printer-choice.ts';
import { createPrintingStore } from '../../../renderer/till/setup/printing-store.ts';
import { stepOf } from '../../../renderer/till/setup/set-up-store.ts';
import { fakeDesk } from './fake-desk.ts';

const slip: PrinterView = { name: 'SRP-350III', shown: 'BIXOLON SRP-350III', isDefault: true };
const office: PrinterView = { name: 'office', shown: '사무실', isDefault: false };

describe('the printer of the form', () => {
  it.each([null, '', 'office', 'none', 'default'])(
    '%j is the same after being chosen',
    (printer) => {
      expect(printerOf(choiceOf(printer))).toBe(printer);
    },
  );

  it.each([
    [null, [], null],
    ['', [slip], null],
    ['', [office], null],
    ['', [], 'none'],
    ['office', [], 'gone'],
    ['office', [slip, office], null],
    ['office', [slip], 'gone'],
    ['office', null, null],
  ] as const)('%j among %j is in trouble: %s', (printer, printers, trouble) => {
    expect(troubleOf(printer, printers)).toBe(trouble);
  });

  it.each([
    ['', 'BIXOLON SRP-350III'],
    ['office', '사무실'],
    ['vanished', 'vanished'],
  ])('%j is shown as %s', (printer, shown) => {
    expect(shownName(printer, [slip, office])).toBe(shown);
  });
});

describe('the printers of this PC', () => {
  async function openStore(answers = {}) {
    const desk = await fakeDesk(undefined, answers);
    return { desk, printing: createPrintingStore(desk.main.bridge, desk.run) };
  }
  const failure = { kind: 'refused', field: 'printing.printer', rule: 'no-printer' } as const;

  it('are read, also again, and stay known when a reading comes to nothing', async () => {
    const { desk, printing } = await openStore({ 'receipt.printers': { ok: true, value: [slip] } });
    await printing.readPrinters();
    expect(printing.store.getState()).toMatchObject({ printers: [slip], reading: false });
    desk.main.answer('receipt.printers', { ok: false, failure });
    await printing.readPrinters();
    expect(printing.store.getState()).toMatchObject({ printers: [slip], reading: false });
    expect(desk.stores.view.getState().message).toMatchObject({ failure, about: 'receipt' });
  });

  it('print a test page on the printer and paper of the form, one at a time', async () => {
    const { desk, printing } = await openStore();
    const first = printing.printTestPage('office', 58);
    await printing.printTestPage('office', 58);
    expect(printing.store.getState().testPage).toEqual({ at: 'sending' });
    await first;
    expect(desk.main.calls).toEqual([
      { name: 'receipt.testPage', argument: { printer: 'office', paperMm: 58 } },
    ]);
    expect(printing.store.getState().testPage).toEqual({ at: 'sent', printer: 'office' });
    printing.forgetTest();
    expect(printing.store.getState().testPage).toEqual({ at: 'none' });
  });

  it('say below the key why there was no test page, and nowhere else', async () => {
    const { desk, printing } = await openStore({ 'receipt.testPage': { ok: false, failure } });
    await printing.printTestPage('', 80);
    expect(printing.store.getState().testPage).toEqual({ at: 'failed', failure });
    expect(desk.stores.view.getState().message).toBeNull();
  });
});

it.each(['printing.printer', 'printing.paperMm', 'printing.auto'])(
  '%s is on the step printing',
  (field) => {
    expect(stepOf(field)).toBe('printing');
  },
);
