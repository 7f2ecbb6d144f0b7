import { defineCheck } from '../check.ts';
import { pdfFacts } from '../pdf-facts.ts';

export const printers = defineCheck({
  look: async (bench) => {
    const inside = bench.inside(await bench.till());
    // Names of printers are the shop's: only how many there are is told.
    return await inside.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const list = await Promise.race([
        window?.webContents.getPrintersAsync(),
        new Promise<null>((done) => setTimeout(done, 20_000, null)),
      ]);
      return { came: Array.isArray(list), count: list?.length ?? 0 };
    });
  },
  must: { came: true },
  good: { came: true, count: 0 },
  broken: [{ came: false }],
});

const widthMm = 80;
const heightMm = 120;
/** A PDF counts in points, 72 to the inch. */
const points = (mm: number): number => (mm / 25.4) * 72;

export const paper = defineCheck({
  look: async (bench) => {
    const inside = bench.inside(await bench.till());
    const size = { widthMm, heightMm };
    const made = await inside.evaluate(async ({ BrowserWindow }, { widthMm: w, heightMm: h }) => {
      const window = new BrowserWindow({
        show: false,
        useContentSize: true,
        width: 302,
        height: 454,
        webPreferences: { sandbox: true, javascript: false, partition: 'paper-check' },
      });
      try {
        const text = '<p style="font:20px sans-serif">영수증 12,000원 receipt</p>';
        await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(text)}`);
        const inches = { width: w / 25.4, height: h / 25.4 };
        const margins = { top: 0, bottom: 0, left: 0, right: 0 };
        const pdf = await window.webContents.printToPDF({
          pageSize: inches,
          margins,
          printBackground: true,
        });
        const picture = await window.webContents.capturePage(undefined, { stayHidden: true });
        const bitmap = picture.toBitmap();
        return {
          pdf: pdf.toString('base64'),
          empty: picture.isEmpty(),
          size: picture.getSize(),
          blank: bitmap.every((byte, at) => byte === bitmap[at % 4]),
        };
      } finally {
        window.destroy();
      }
    }, size);
    const { widthPt, heightPt, fonts, pages } = pdfFacts(Buffer.from(made.pdf, 'base64'));
    return {
      ...{ widthPt, heightPt, fonts, pages },
      pictureEmpty: made.empty,
      pictureBlank: made.blank,
      picture: `${made.size.width}x${made.size.height}`,
    };
  },
  must: {
    widthPt: (wide) => Math.abs(wide - points(widthMm)) < 1.5,
    heightPt: (high) => Math.abs(high - points(heightMm)) < 1.5,
    fonts: (count) => count > 0,
    pages: 1,
    pictureEmpty: false,
    pictureBlank: false,
  },
  good: {
    ...{ widthPt: 226.8, heightPt: 340.2, fonts: 1, pages: 1 },
    ...{ pictureEmpty: false, pictureBlank: false, picture: '302x454' },
  },
  broken: [
    { widthPt: 595 },
    { heightPt: 842 },
    { fonts: 0 },
    { pages: 2 },
    { pictureEmpty: true },
    { pictureBlank: true },
  ],
});
