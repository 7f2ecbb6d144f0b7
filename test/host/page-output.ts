import { Buffer } from 'node:buffer';
import type { HostWebContents } from './host-types.ts';
import { imageOf } from './native-image.ts';
import type { PageTarget } from './page-target.ts';
import { pdfForPrinter, pdfOfPage } from './pdf-of-page.ts';
import { type PrintPlan, planOf } from './print-plan.ts';
import { openPrinters, printerFor } from './printers.ts';
import { record } from './trace.ts';

type OutputMembers = 'print' | 'printToPDF' | 'capturePage' | 'getPrintersAsync';

/** What a page is turned into: paper, a PDF, a picture. One at a time for each page, in the order asked. */
export type PageOutput = Pick<HostWebContents, OutputMembers>;

/** What is needed of the page behind it. */
export type OutputSource = {
  page(): Promise<PageTarget>;
  /** The page's size in the window, in CSS pixels. */
  size(): Electron.Size;
  readonly isDestroyed: boolean;
};

export function openPageOutput(source: OutputSource): PageOutput {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(job: (page: PageTarget) => Promise<T>): Promise<T> {
    const next = last.then(async () => await job(await source.page()));
    last = next.catch(() => undefined);
    return next;
  }

  return {
    print(options = {}, callback = () => undefined) {
      const plan = planOf(options);
      if (typeof callback !== 'function') {
        throw new Error('webContents.print(): Invalid optional callback provided.');
      }
      record('webContents.print', options);
      if (process.env['BENEPIA_HOST_PRINT_FAULT'] === 'silent') return;
      const printed = inTurn((page) => printOn(page, plan));
      printed.then(
        (failure) => callback(failure === '', failure),
        () => callback(false, source.isDestroyed ? 'failed' : 'Print job failed'),
      );
    },
    printToPDF(options) {
      record('webContents.printToPDF', options);
      return inTurn((page) => pdfOfPage(page, options));
    },
    capturePage(rect, options) {
      if (rect !== undefined) throw new Error('host: capturePage of a part is not imitated');
      record('webContents.capturePage', options);
      const { width, height } = source.size();
      return inTurn(async (page) => imageOf(await pictureOf(page, { width, height })));
    },
    getPrintersAsync: () =>
      openPrinters()
        .list()
        .catch(() => []),
  };
}

/** Hands the page to a printer; gives Electron's words when that fails, nothing when it was taken. */
async function printOn(page: PageTarget, plan: PrintPlan): Promise<string> {
  const printers = openPrinters();
  const found = await printerFor(printers, plan.deviceName);
  if ('failure' in found) return found.failure;
  if (process.env['BENEPIA_HOST_PRINT_FAULT'] === 'refuse') return 'Print job failed';
  const [pdf, title] = [await pdfForPrinter(page, plan), await titleOf(page)];
  try {
    await printers.send(found.name, { title, pdf, plan });
    return '';
  } catch (error) {
    process.stderr.write(`host: ${String(error)}\n`);
    return 'Print job failed';
  }
}

async function titleOf({ session, targetId }: PageTarget): Promise<string> {
  const { targetInfo } = await session.send('Target.getTargetInfo', { targetId });
  return targetInfo.title;
}

/** As large as main made the window, which need not fit a screen, nor be on one. */
async function pictureOf(
  { session }: PageTarget,
  { width, height }: Electron.Size,
): Promise<Buffer> {
  const place = { width, height, deviceScaleFactor: 1, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', place);
  try {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  } finally {
    await session.send('Emulation.clearDeviceMetricsOverride');
  }
}
