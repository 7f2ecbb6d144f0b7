const micronsPerInch = 25_400;

/** Paper that Electron's `print` knows by name, in microns. */
const paperMicrons: Readonly<Record<string, Electron.Size>> = {
  A0: { width: 841_000, height: 1_189_000 },
  A1: { width: 594_000, height: 841_000 },
  A2: { width: 420_000, height: 594_000 },
  A3: { width: 297_000, height: 420_000 },
  A4: { width: 210_000, height: 297_000 },
  A5: { width: 148_000, height: 210_000 },
  A6: { width: 105_000, height: 148_000 },
  Legal: { width: 215_900, height: 355_600 },
  Letter: { width: 215_900, height: 279_400 },
  Tabloid: { width: 279_400, height: 431_800 },
};

/** Paper that Electron's `printToPDF` knows by name, in inches as it rounds them. */
const paperInches: Readonly<Record<string, Electron.Size>> = {
  a0: { width: 33.1, height: 46.8 },
  a1: { width: 23.4, height: 33.1 },
  a2: { width: 16.54, height: 23.4 },
  a3: { width: 11.7, height: 16.54 },
  a4: { width: 8.27, height: 11.7 },
  a5: { width: 5.83, height: 8.27 },
  a6: { width: 4.13, height: 5.83 },
  ledger: { width: 17, height: 11 },
  legal: { width: 8.5, height: 14 },
  letter: { width: 8.5, height: 11 },
  tabloid: { width: 11, height: 17 },
};

/**
 * The paper of `print`, in microns. Without a size it is A4, whatever the printer holds: a size that main forgot is
 * seen. Throws as Electron does, in its words (the limit is 353, though they say 352).
 */
export function paperForPrint(
  pageSize: Electron.WebContentsPrintOptions['pageSize'] = 'A4',
): Electron.Size {
  if (typeof pageSize === 'object') {
    if (!pageSize.height || !pageSize.width) {
      throw new Error('height and width properties are required for pageSize');
    }
    const paper = { width: Math.ceil(pageSize.width), height: Math.ceil(pageSize.height) };
    if (Math.min(paper.width, paper.height) > 352) return paper;
    throw new RangeError('height and width properties must be minimum 352 microns.');
  }
  const paper = paperMicrons[pageSize];
  if (paper === undefined) throw new Error(`Unsupported pageSize: ${pageSize}`);
  return paper;
}

/** The paper of `printToPDF`, in inches. Without a size it is Letter. Throws as Electron does. */
export function paperForPdf(
  pageSize: Electron.PrintToPDFOptions['pageSize'] = 'Letter',
): Electron.Size {
  if (typeof pageSize === 'string') {
    const paper = paperInches[pageSize.toLowerCase()];
    if (paper === undefined) throw new Error(`Invalid pageSize ${pageSize}`);
    return paper;
  }
  if (typeof pageSize !== 'object') throw new TypeError('pageSize must be a string or an object');
  if (typeof pageSize.width !== 'number' || typeof pageSize.height !== 'number') {
    throw new TypeError('width and height properties are required for pageSize');
  }
  return pageSize;
}

export function inchesOf({ width, height }: Electron.Size): Electron.Size {
  return { width: width / micronsPerInch, height: height / micronsPerInch };
}

/** PostScript points, 72 to the inch. */
export function pointsOf(microns: Electron.Size): Electron.Size {
  const { width, height } = inchesOf(microns);
  return { width: width * 72, height: height * 72 };
}
