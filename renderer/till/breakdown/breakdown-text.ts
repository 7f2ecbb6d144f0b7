import type {
  BreakdownMismatch,
  BreakdownSpot,
  NotProvided,
} from '../../../preload/breakdown-view.ts';
import type { TillWords } from '../words.ts';
import { signedText } from './names.ts';

/** Why there is nothing to show, in one sentence. */
export function notProvidedText(reason: NotProvided, words: TillWords): string {
  switch (reason.why) {
    case 'not-found':
      return words('breakdown.why.not-found');
    case 'not-offered':
      return words('breakdown.why.not-offered');
    case 'nothing':
      return words('breakdown.why.nothing');
    case 'refused': {
      const { code, message } = reason;
      return words('breakdown.why.refused', { code, message });
    }
    case 'part': {
      const { spot } = reason;
      return words(`breakdown.why.${spot.is}`, { field: spotText(spot, words) });
    }
  }
}

/** `2차 결제수단 부가세`, and in which history row. */
function spotText({ where, part, row }: BreakdownSpot, words: TillWords): string {
  const place = words(`breakdown.where.${where}`);
  const field = part === null ? place : `${place} ${words(`breakdown.part.${part}`)}`;
  return row === null ? field : words('breakdown.where.row', { n: row, field });
}

/** Which numbers differ, and by how much. */
export function mismatchText(mismatch: BreakdownMismatch, words: TillWords): string {
  const { what, saidWon, expectedWon } = mismatch;
  const numbers = {
    said: signedText(saidWon),
    expected: signedText(expectedWon),
    apart: signedText(saidWon - expectedWon),
  };
  if (what === 'amount' || what === 'parts') return words(`breakdown.apart.${what}`, numbers);
  const means = words(`breakdown.where.${mismatch.means}`);
  const field = `${means} ${words(`breakdown.part.${mismatch.part}`)}`;
  return words(`breakdown.apart.${what}`, { ...numbers, field });
}
