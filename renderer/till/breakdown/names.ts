import type {
  BreakdownFigures,
  BreakdownPart,
  MeansName,
  PartName,
} from '../../../preload/breakdown-view.ts';
import { digitsText } from '../../shared/won-text.ts';

/** The means of payment in the order of the document. */
export const meansShown: readonly MeansName[] = ['cashReceipt', 'primary', 'secondary', 'discount'];

/** The parts of an amount in the order of a receipt. */
export const partsShown: readonly PartName[] = ['supplyWon', 'vatWon', 'taxFreeWon', 'serviceWon'];

/** A cash receipt about money that other means name already is counted once. */
export function counts(name: MeansName, { cashReceipt }: BreakdownFigures): boolean {
  return name !== 'cashReceipt' || cashReceipt !== 'within';
}

export function sumOf(part: BreakdownPart): number {
  return partsShown.reduce((sum, name) => sum + part[name], 0);
}

/** `1,091` or `−1,091`; the currency stands in the heading. */
export function signedText(amountWon: number): string {
  return amountWon < 0 ? `−${digitsText(-amountWon)}` : digitsText(amountWon);
}
