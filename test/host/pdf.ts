import type { Commands } from './cdp-session.ts';

/** Width and height in inches. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
};

/** Electron's options of `printToPDF` as Chromium's; a size this list does not have throws its name. */
export function pdfParametersOf(options: Electron.PrintToPDFOptions): Commands['Page.printToPDF'] {
  const { pageSize = 'Letter', margins, landscape, printBackground, scale } = options;
  const size = typeof pageSize === 'string' ? sizes[pageSize] : [pageSize.width, pageSize.height];
  if (size === undefined) throw new Error(`host: page size ${String(pageSize)} is not there`);
  const [paperWidth, paperHeight] = size;
  return {
    ...(paperWidth === undefined ? {} : { paperWidth }),
    ...(paperHeight === undefined ? {} : { paperHeight }),
    ...(landscape === undefined ? {} : { landscape }),
    ...(printBackground === undefined ? {} : { printBackground }),
    ...(scale === undefined ? {} : { scale }),
    ...(margins?.top === undefined ? {} : { marginTop: margins.top }),
    ...(margins?.bottom === undefined ? {} : { marginBottom: margins.bottom }),
    ...(margins?.left === undefined ? {} : { marginLeft: margins.left }),
    ...(margins?.right === undefined ? {} : { marginRight: margins.right }),
    preferCSSPageSize: options.preferCSSPageSize ?? false,
  };
}
