import type {
  BreakdownFigures,
  BreakdownMeans,
  BreakdownPart,
  BreakdownView,
} from '../../preload/breakdown-view.ts';
import { noonMs } from './till-states.ts';

export function part(
  supplyWon: number,
  vatWon: number,
  taxFreeWon = 0,
  serviceWon = 0,
): BreakdownPart {
  return { supplyWon, vatWon, taxFreeWon, serviceWon };
}

const charged: BreakdownMeans = {
  cashReceipt: part(1_037, 104, 380),
  primary: part(4_666, 467, 1_710, 760),
  secondary: part(1_555, 155, 570),
  discount: part(410, 40, 146),
};
const back: BreakdownMeans = {
  cashReceipt: part(-259, -26, -95),
  primary: part(-1_167, -117, -427, -190),
  secondary: part(-389, -38, -143),
  discount: part(-102, -10, -37),
};
const net: BreakdownMeans = {
  cashReceipt: part(778, 78, 285),
  primary: part(3_499, 350, 1_283, 570),
  secondary: part(1_166, 117, 427),
  discount: part(308, 30, 109),
};

/** 12,000 won in four means, 3,000 of which were cancelled. */
export const paycoFigures: BreakdownFigures = {
  seenMs: noonMs + 700_000,
  stale: false,
  amountWon: 12_000,
  cancelledWon: 3_000,
  means: net,
  totalWon: 9_000,
  cashReceipt: 'counted',
  histories: [
    { atMs: noonMs, means: charged, totalWon: 12_000 },
    { atMs: noonMs + 600_000, means: back, totalWon: -3_000 },
  ],
  mismatches: [],
};

const atMs = noonMs + 700_000;

export const payco: BreakdownView = { answer: { is: 'provided', atMs }, figures: paycoFigures };

export const notProvided: BreakdownView = {
  answer: { is: 'not-provided', atMs, reason: { why: 'not-found' } },
  figures: null,
};

export const noAnswer: BreakdownView = { answer: { is: 'no-answer', atMs }, figures: null };

/** Ten won too many in one part, and a row without a time. */
export const apart: BreakdownView = {
  answer: { is: 'provided', atMs },
  figures: {
    ...paycoFigures,
    means: { ...net, primary: part(3_499, 360, 1_283, 570) },
    totalWon: 9_010,
    histories: paycoFigures.histories.map((row, index) =>
      index === 1 ? { ...row, atMs: null } : row,
    ),
    mismatches: [
      { what: 'parts', saidWon: 9_010, expectedWon: 9_000 },
      { what: 'history', means: 'primary', part: 'vatWon', saidWon: 350, expectedWon: 360 },
    ],
  },
};
