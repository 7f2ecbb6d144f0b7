import { runTool } from './run-tool.ts';

const millimetresPerPoint = 25.4 / 72;

/** What pdfinfo says of a document. */
export type PaperFacts = {
  readonly title: string;
  readonly pages: number;
  /** In millimetres. */
  readonly widthMm: number;
  readonly heightMm: number;
};

export async function factsOf(pdf: string): Promise<PaperFacts> {
  const said = await runTool('pdfinfo', [pdf]);
  const line = (name: string): string =>
    new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(said)?.[1] ?? '';
  const [, width = '0', height = '0'] = /^([\d.]+) x ([\d.]+)/.exec(line('Page size')) ?? [];
  return {
    title: line('Title'),
    pages: Number(line('Pages')),
    widthMm: Number(width) * millimetresPerPoint,
    heightMm: Number(height) * millimetresPerPoint,
  };
}

/** The words of a document, laid out as on paper, and below that once more as they were written down. */
export async function textOf(pdf: string): Promise<string> {
  const orders = ['-layout', '-raw'].map((order) =>
    runTool('pdftotext', ['-q', order, '-enc', 'UTF-8', pdf, '-']),
  );
  return (await Promise.all(orders)).join('\n');
}

/** Chromium rounds a page up to whole points and then to 300 dots an inch; never below what was asked. */
export const roundingMm = 0.5;
