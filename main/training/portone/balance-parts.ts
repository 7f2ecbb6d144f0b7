/** Parts of an amount by the names of the wire. */
export type Part = { tax_free: number; supply: number; vat: number; service: number };

/** The four means of payment a breakdown names. */
export type Means = { cash_receipt: Part; primary: Part; secondary: Part; discount: Part };

const nothing: Part = { tax_free: 0, supply: 0, vat: 0, service: 0 };

/** How an amount splits; every number of it grows with the amount, so that no part of a cancel is odd. */
export type Split = (won: number) => Means;

/** All of it in points. */
export function inPoints(tax: 'taxable' | 'tax-free'): Split {
  return (won) => ({
    cash_receipt: nothing,
    primary: nothing,
    secondary: tax === 'tax-free' ? { ...nothing, tax_free: won } : taxable(won),
    discount: nothing,
  });
}

/**
 * As a PAYCO payment may come: a twentieth is the company's own discount, a fifth of the rest points, a
 * sixth of what is left an account with a cash receipt, all else a card; with something tax-free in each
 * and a service charge on the card's share. The shares are this project's own.
 */
export function mixed(won: number): Means {
  const [discount, paid] = cut(won, 20);
  const [points, other] = cut(paid, 5);
  const [account, card] = cut(other, 6);
  const [service, goods] = cut(card, 10);
  return {
    cash_receipt: partlyTaxFree(account),
    primary: { ...partlyTaxFree(goods), service },
    secondary: partlyTaxFree(points),
    discount: partlyTaxFree(discount),
  };
}

function partlyTaxFree(won: number): Part {
  const [taxFree, rest] = cut(won, 4);
  return { ...taxable(rest), tax_free: taxFree };
}

function taxable(won: number): Part {
  const vat = Math.round(won / 11);
  return { ...nothing, supply: won - vat, vat };
}

/** One of `parts` equal parts, and what is left. */
function cut(won: number, parts: number): readonly [number, number] {
  const piece = Math.floor(won / parts);
  return [piece, won - piece];
}

/** `left` less `right`, part by part. */
export function differenceOf(left: Means, right: Means): Means {
  return {
    cash_receipt: lessOf(left.cash_receipt, right.cash_receipt),
    primary: lessOf(left.primary, right.primary),
    secondary: lessOf(left.secondary, right.secondary),
    discount: lessOf(left.discount, right.discount),
  };
}

function lessOf(left: Part, right: Part): Part {
  return {
    tax_free: left.tax_free - right.tax_free,
    supply: left.supply - right.supply,
    vat: left.vat - right.vat,
    service: left.service - right.service,
  };
}
