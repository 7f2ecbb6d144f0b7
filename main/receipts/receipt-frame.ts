import type { ReceiptWords } from '../words/receipt-words.ts';
import type { ReceiptFrame } from './receipt-data.ts';
import { stampOf } from './receipt-figures.ts';
import { blank, heading, middle, type ReceiptLine, rule, strong } from './receipt-line.ts';

/** The lines of one kind of document under the shop's name, with the marks above and below. */
export function framed(
  frame: ReceiptFrame,
  words: ReceiptWords,
  body: readonly ReceiptLine[],
): readonly ReceiptLine[] {
  const marks = [...modeMark(frame, words), ...reprintMark(frame, words)];
  const gap = marks.length > 0 ? [blank] : [];
  return [...marks, ...gap, ...shopHead(frame, words), rule, ...body, ...gap, ...marks];
}

/** What is not real money says so. */
function modeMark({ mode, simulated }: ReceiptFrame, words: ReceiptWords): readonly ReceiptLine[] {
  if (mode === 'live' && !simulated) return [];
  const name = mode === 'live' ? 'simulated' : mode;
  return [heading(words(`mark.${name}`), { inverted: true }), strong(words(`mark.${name}.note`))];
}

function reprintMark({ reprint }: ReceiptFrame, words: ReceiptWords): readonly ReceiptLine[] {
  if (reprint === null) return [];
  return [strong(words('mark.reprint', { count: reprint.count, at: stampOf(reprint.atMs) }))];
}

function shopHead({ shop }: ReceiptFrame, words: ReceiptWords): readonly ReceiptLine[] {
  const { name, businessNumber, owner, address, phone } = shop;
  const people = [
    owner && words('shop.owner', { name: owner }),
    phone && words('shop.phone', { number: phone }),
  ].filter((text) => text !== '');
  return [
    heading(name, { inverted: false }),
    ...(businessNumber ? [middle(words('shop.businessNumber', { number: businessNumber }))] : []),
    ...(people.length > 0 ? [middle(people.join(' '))] : []),
    ...(address ? [middle(address)] : []),
  ];
}

/** The digital receipt as a QR symbol, when the provider gave an address. */
export function linkLines(url: string | null, words: ReceiptWords): readonly ReceiptLine[] {
  return url === null || url === '' ? [] : [{ kind: 'link', url }, middle(words('digital'))];
}
