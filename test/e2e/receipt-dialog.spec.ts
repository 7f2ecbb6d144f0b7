import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '../counter.ts';
import { askCancel, confirmCancel } from '../harness/cancelling.ts';
import type { Counter } from '../harness/counter.ts';
import type { SettingsFile } from '../harness/place.ts';
import { PrintingStep } from '../pages/printing-step.ts';
import { ReceiptDialog } from '../pages/receipt-dialog.ts';

/** How this PC prints. */
type Printing = {
  readonly printers?: 'folder' | 'none';
  readonly fault?: 'refuse' | 'silent';
  readonly settings?: SettingsFile['printing'];
  readonly timeScale?: number;
};

type Desk = {
  readonly counter: Counter;
  readonly dialog: ReceiptDialog;
  /** The jobs that came out. */
  jobs(): readonly string[];
  readonly savedTo: string;
};

/** A busy machine opens the window of a sheet slowly; the result of a sale does not stay so long. */
const patient = { timeout: 20_000 };

const test = base.extend<{ readonly deskWith: (printing?: Printing) => Promise<Desk> }>({
  deskWith: async ({ newPlace, startAt }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'benepia-paper-'));
    const [paper, savedTo] = [join(folder, 'paper'), join(folder, 'saved')];
    await use(async ({ printers = 'folder', fault, settings, timeScale = 1 } = {}) => {
      const place = await newPlace(settings ? { settings: { printing: settings } } : {});
      const env = {
        BENEPIA_HOST_SAVE_TO: savedTo,
        ...(printers === 'folder' ? { BENEPIA_HOST_PRINTERS: `folder:${paper}` } : {}),
        ...(fault ? { BENEPIA_HOST_PRINT_FAULT: fault } : {}),
      };
      const counter = await startAt(place, { env, timeScale });
      const jobs = () =>
        existsSync(paper) ? readdirSync(paper).filter((file) => file.endsWith('.pdf')) : [];
      return { counter, dialog: new ReceiptDialog(counter.till), jobs, savedTo };
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

test('Receipts are printed and saved by key and by touch, and a further copy is named before it is made', async ({
  deskWith,
}) => {
  const { counter, dialog, jobs, savedTo } = await deskWith();
  const { till } = counter;
  const payment = await counter.sell(11_000, 'minji');
  await till.press('F9');
  await expect.poll(jobs, patient).toHaveLength(1);
  expect(jobs()[0]).toContain('0001-');

  // The second copy is looked at first, and says what it will be.
  await till.press('F9');
  await dialog.waitForStanding('sent');
  await expect(till.says('print.mark.again', { n: 1 })).toBeVisible();
  expect(jobs()).toHaveLength(1);
  // A scan, with spaces and Enter, presses nothing even where the focus is on the key.
  await dialog.printKey().focus();
  await till.page.keyboard.type('ABC 123 456\n', { delay: 5 });
  await dialog.printKey().click();
  await expect.poll(jobs, patient).toHaveLength(2);
  await expect(till.says('print.mark.again', { n: 2 })).toBeVisible();

  // The folder is on a disk that is not there; what was said goes with the next try.
  await till.press('Alt+Digit5');
  await expect(dialog.fault()).toContainText(till.word('rule.no-folder'));
  mkdirSync(savedTo);
  await till.press('Alt+Digit5');
  await expect(dialog.savedTo()).toHaveText(new RegExp(`^${savedTo}.*\\.pdf$`));
  await expect(dialog.fault()).toHaveCount(0);
  await dialog.saveKey('png').click();
  await expect(dialog.savedTo()).toHaveText(/\.png$/);
  expect(
    readdirSync(savedTo)
      .map((file) => file.slice(-4))
      .sort(),
  ).toEqual(['.pdf', '.png']);
  await dialog.closeKey().click();

  await askCancel(counter, payment);
  await confirmCancel(counter);
  await dialog.waitFor('cancel');
  await till.press('F9');
  await dialog.waitForStanding('sent');
  await expect.poll(jobs, patient).toHaveLength(3);
  // The paper of a cancel is counted apart from the payment's.
  await expect(till.says('print.mark.again', { n: 1 })).toBeVisible();
  expect(jobs().join(' ')).not.toContain('minji');
});

test('A slip for an unknown result is printed now, and leaves the receipt an original', async ({
  deskWith,
}) => {
  const { counter, dialog, jobs } = await deskWith();
  const { till, gateway } = counter;
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(4_000);
  await counter.bothAt('unknown');
  await till.press('F8');
  await dialog.waitFor('unknown');
  await expect(till.says('print.what.unknown')).toBeVisible();
  await till.press('F9');
  await dialog.waitForStanding('sent');
  await expect.poll(jobs, patient).toHaveLength(1);
  gateway.faults.clear();
  await till.press('Escape');
  await till.press('Enter');
  await counter.bothAt('approved');
  await expect(till.button('print.print')).toBeEnabled();
  await till.press('F9');
  await expect.poll(jobs, patient).toHaveLength(2);
  await till.press('F8');
  await dialog.waitForStanding('sent');
  await expect(till.says('print.mark.again', { n: 1 })).toBeVisible();
});

test('Without a printer it is said why, the payment stands, and an automatic receipt can be taken back', async ({
  deskWith,
}) => {
  const { counter, dialog } = await deskWith({ printers: 'none', settings: { auto: true } });
  const { till } = counter;
  await counter.sell(3_000);
  await expect(till.says('print.short.waiting')).toBeVisible();
  await till.press('F8');
  await dialog.waitForStanding('waiting');
  await till.press('F9');
  await expect(dialog.fault()).toContainText(till.word('print.failed.no-printer'));
  await expect(dialog.fault()).toContainText(till.word('rule.no-printer'));
  await expect(dialog.fault()).toContainText(till.word('fate.receipt'));
  await counter.home();

  // Visible in the header, and never among what waits for money.
  await expect(
    till.page.getByRole('button', { name: till.word('header.waiting', { n: 1 }) }),
  ).toHaveCount(0);
  await till.button('header.prints', { n: 1 }).click();
  await till.waitForPanel('prints');
  await till.button('print.withdraw').click();
  await expect(till.says('prints.empty')).toBeVisible();
  await expect(till.button('header.prints', { n: 1 })).toHaveCount(0);
  expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 3_000 });

  await till.press('Escape');
  const step = new PrintingStep(till);
  await step.open();
  await expect(step.trouble()).toContainText(till.word('printing.trouble.none'));
  await step.testKey().click();
  const failed = await step.waitForTest('failed');
  await expect(failed).toContainText(till.word('printing.test.no-printer'));
});

test('A print that the print service breaks off is unsure: it is not repeated, and a person settles it', async ({
  deskWith,
}) => {
  const { counter, dialog } = await deskWith({ fault: 'refuse' });
  const { till } = counter;
  await counter.sell(4_000);
  await till.press('F9', 'F8');
  await dialog.waitForStanding('unsure');
  await expect(till.says('print.next.unsure')).toBeVisible();
  await expect(till.says('print.mark.again', { n: 1 })).toBeVisible();
  await counter.home();
  await till.button('header.prints', { n: 1 }).click();
  await till.button('prints.seen').click();
  await expect(till.says('prints.empty')).toBeVisible();
  await expect(till.button('header.prints', { n: 1 })).toHaveCount(0);
  expect(counter.newest()).toMatchObject({ state: 'paid', alarm: null });
});

test('A printer that never answers holds nothing up: the receipt waits, the next sale goes on, then it is unsure', async ({
  deskWith,
}) => {
  const { counter, dialog } = await deskWith({ fault: 'silent', timeScale: 4 });
  const { till } = counter;
  const first = await counter.sell(5_000);
  await till.press('F9', 'F8');
  await dialog.waitForStanding('waiting');
  await expect(till.says('print.next.waiting')).toBeVisible();
  await counter.home();
  await counter.sell(6_000);
  await counter.home();
  await expect(till.button('header.prints', { n: 1 })).toBeVisible();
  await till.openPayment(first.orderNo);
  await till.press('F8');
  await dialog.waitForStanding('unsure');
});

test('An installer chooses printer and paper, tests them, and receipts come out by themselves', async ({
  deskWith,
}) => {
  const { counter, dialog, jobs } = await deskWith({ settings: { printer: 'vanished' } });
  const { till } = counter;
  await till.waitFor('idle');
  const step = new PrintingStep(till);
  await step.open();
  await expect(step.trouble()).toContainText('vanished');
  await step.printer('Paper folder').click();
  await expect(step.trouble()).toHaveCount(0);
  await step.printer('58 mm').click();
  await step.testKey().click();
  const sent = await step.waitForTest('sent');
  await expect(sent).toContainText('Paper folder');
  expect(jobs()).toHaveLength(1);
  await till.button('field.printing.auto.yes').click();
  await expect(till.says('printing.auto.on')).toBeVisible();
  await step.save();
  await till.press('Escape');
  await counter.sell(7_000);
  await till.press('F8');
  await dialog.waitForStanding('sent');
  expect(jobs()).toHaveLength(2);
});
