import { Buffer } from 'node:buffer';
import type { PageTarget } from './page-target.ts';
import { inchesOf, paperForPdf } from './paper-sizes.ts';
import type { PrintPlan } from './print-plan.ts';

type Margins = Required<Electron.PrintToPDFMargins>;

/** Chromium's own margin, in inches. */
const defaultMargin = 0.4;

function marginsOf(margins: Electron.PrintToPDFMargins): Margins {
  const { top = defaultMargin, bottom = defaultMargin } = margins;
  const { left = defaultMargin, right = defaultMargin } = margins;
  return { top, bottom, left, right };
}

/** `printToPDF`: Chromium's, which Electron calls as well. Its page is up to half a millimetre larger than asked. */
export async function pdfOfPage(
  page: PageTarget,
  options: Electron.PrintToPDFOptions,
): Promise<Buffer> {
  const { pageSize, margins: asked = {}, ...rest } = options;
  const paper = paperForPdf(pageSize);
  const { top = 0, bottom = 0, left = 0, right = 0 } = asked;
  if (Math.max(top, bottom) > paper.height || Math.max(left, right) > paper.width) {
    throw new Error('margins must be less than or equal to pageSize');
  }
  const margins = marginsOf(asked);
  const { data } = await page.session.send('Page.printToPDF', {
    ...rest,
    paperWidth: paper.width,
    paperHeight: paper.height,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
  });
  return Buffer.from(data, 'base64');
}

/** What `print` sends to a printer. */
export function pdfForPrinter(page: PageTarget, plan: PrintPlan): Promise<Buffer> {
  const edge = plan.hasMargins ? defaultMargin : 0;
  return pdfOfPage(page, {
    pageSize: inchesOf(plan.paper),
    margins: { top: edge, bottom: edge, left: edge, right: edge },
    printBackground: plan.printBackground,
  });
}
