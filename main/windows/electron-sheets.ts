import type {
  BrowserWindow,
  NativeImage,
  PrinterInfo,
  PrintToPDFOptions,
  WebContents,
} from 'electron';
import type { Clock } from '../ports/clock.ts';
import type { HandedOver, OpenSheet, SheetShell } from '../ports/sheet-shell.ts';
import type { PrinterName, Sheet } from '../ports/sheets.ts';
import { openSheetWindow } from './app-window.ts';
import { pictureSizeOf } from './sheet-page.ts';
import type { SheetPages } from './sheet-pages.ts';

const micronsPerMm = 1_000;
const mmPerInch = 25.4;
/** A window that was just loaded may have nothing drawn yet. */
const againMs = 100;
const triesMax = 100;

/** Electron's way to printers. `till` is asked for them; every sheet gets a window that nobody sees. */
export function createElectronSheets(parts: {
  readonly till: () => BrowserWindow | null;
  readonly pages: SheetPages;
  readonly clock: Clock;
}): SheetShell {
  return {
    async printers() {
      const till = parts.till();
      if (!till || till.isDestroyed()) throw new Error('no window to ask for printers');
      return namesOf(await till.webContents.getPrintersAsync());
    },
    open: (sheet, as) => openSheet(parts, sheet, as),
  };
}

function namesOf(all: readonly PrinterInfo[]): readonly PrinterName[] {
  const isDefault = all.length === 1;
  return all.map(({ name, displayName }) => ({ name, shown: displayName || name, isDefault }));
}

function openSheet(
  { pages, clock }: { readonly pages: SheetPages; readonly clock: Clock },
  sheet: Sheet,
  as: 'paper' | 'picture',
): OpenSheet {
  const window = openSheetWindow(as, pictureSizeOf(sheet));
  const { url, forget } = pages.show(sheet, as);
  const { webContents } = window;
  return {
    ready: () => window.loadURL(url),
    print: (printer) => printOn(webContents, sheet, printer),
    pdf: () => webContents.printToPDF(pdfOptionsOf(sheet)),
    picture: () => pictureOf(webContents, sheet, clock),
    close() {
      forget();
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** An empty name is left to Electron: the default printer, or the first where none is the default. */
function printOn(contents: WebContents, sheet: Sheet, printer: string): Promise<HandedOver> {
  const { widthMm, heightMm } = sheet;
  return new Promise((resolve) => {
    contents.print(
      {
        silent: true,
        printBackground: true,
        deviceName: printer,
        // Without it Electron asks for A4.
        pageSize: { width: widthMm * micronsPerMm, height: heightMm * micronsPerMm },
        margins: { marginType: 'none' },
      },
      (success, reason) => resolve(success ? { ok: true } : { ok: false, reason }),
    );
  });
}

function pdfOptionsOf({ widthMm, heightMm }: Sheet): PrintToPDFOptions {
  return {
    pageSize: { width: widthMm / mmPerInch, height: heightMm / mmPerInch },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    preferCSSPageSize: false,
  };
}

/** Asked until it is drawn whole: an image cut off by the screen's height would be half a receipt. */
async function pictureOf(contents: WebContents, sheet: Sheet, clock: Clock): Promise<Uint8Array> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const image = await contents.capturePage(undefined, { stayHidden: true });
    if (isWhole(image, sheet)) return image.toPNG();
    await new Promise<void>((resolve) => void clock.after(againMs, resolve));
  }
  throw new Error('the sheet was not drawn whole');
}

/** Of the sheet's own shape, however many pixels the screen makes of one. */
function isWhole(image: NativeImage, sheet: Sheet): boolean {
  if (image.isEmpty()) return false;
  const { width, height } = image.getSize();
  const wanted = pictureSizeOf(sheet);
  return width >= wanted.width && Math.abs(height / width - wanted.height / wanted.width) < 0.01;
}
