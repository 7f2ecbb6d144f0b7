import type { ReceiptWords } from '../words/receipt-words.ts';
import type { ProviderParts, ReceiptParts } from './receipt-data.ts';
import { signedFigureOf } from './receipt-figures.ts';
import { paragraph, type ReceiptLine, row } from './receipt-line.ts';

/** The parts are printed as they are for a charge, and below zero for a cancel. */
type Sign = 1 | -1;

/** The parts of an amount that are there, who computed them, and what does not agree. */
export function taxRows(
  { tax, provider }: ReceiptParts,
  words: ReceiptWords,
  sign: Sign,
): readonly ReceiptLine[] {
  const { supplyWon, vatWon, taxFreeWon, serviceWon } = tax;
  const taxable = supplyWon > 0 || vatWon > 0;
  const figure = (amountWon: number): string => signedFigureOf(sign * amountWon);
  return [
    ...row(words('tax'), words(`tax.by.${tax.by}`)),
    ...(taxable ? row(words('tax.supply'), figure(supplyWon)) : []),
    ...(taxable ? row(words('tax.vat'), figure(vatWon)) : []),
    ...(taxFreeWon > 0 ? row(words('tax.free'), figure(taxFreeWon)) : []),
    ...(serviceWon > 0 ? row(words('tax.service'), figure(serviceWon)) : []),
    ...providerRows(provider, words, figure),
  ];
}

/** Through which means it went: one alone says nothing that the total does not say. */
function providerRows(
  provider: ProviderParts | null,
  words: ReceiptWords,
  figure: (amountWon: number) => string,
): readonly ReceiptLine[] {
  if (provider === null) return [];
  if (provider.kind === 'not-in-it') return [paragraph(words('tax.not-in-it'))];
  const { means, apartWon } = provider;
  const several = means.length > 1 ? means : [];
  const apart = apartWon === null ? [] : [words('tax.apart', { apart: signedFigureOf(apartWon) })];
  return [
    ...several.flatMap(({ name, amountWon }) => row(words(`by.${name}`), figure(amountWon))),
    ...apart.map(paragraph),
  ];
}
