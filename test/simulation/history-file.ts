import type { HistoryLine } from './history.ts';

/** One line as it stands in the file, without its end of line. */
export function writeLine(line: HistoryLine): string {
  return JSON.stringify(line);
}

/** All lines of a file. Throws on the first that is not JSON, with its number. */
export function readHistory(text: string): readonly HistoryLine[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, index): HistoryLine => {
    try {
      return JSON.parse(line);
    } catch (error) {
      throw new Error(`history line ${index + 1} is not JSON`, { cause: error });
    }
  });
}
