import { type PaymentRow, rowByImpUid, wasPaid } from './books.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { paymentNotFound, success } from './envelope.ts';

type Part = { tax_free: number; supply: number; vat: number; service: number };

const nothing: Part = { tax_free: 0, supply: 0, vat: 0, service: 0 };

/**
 * `GET /payments/{imp_uid}/balance`. Off: 404, since upstream offers it for PAYCO only. On: the points
 * are the secondary means, net of cancels, one history row for the charge and one for each cancel.
 * Source: the breakdown document.
 */
export function answerBalance(desk: Desk, call: Call): Answer {
  const row = rowByImpUid(desk.books, call.tier, call.args[0] ?? '');
  if (row === undefined || !wasPaid(row) || desk.switches.balance === 'off') return paymentNotFound;
  const parts = partsOf(row, desk.switches.tax === 'tax-free');
  const net = parts.map(({ part }) => part).reduce(sumOf);
  const response = {
    amount: row.amountWon,
    ...means(net),
    histories: parts.map(({ part, atS }) => ({ ...means(part), created: atS })),
  };
  return success(response, desk.switches);
}

function means(points: Part) {
  return { cash_receipt: nothing, primary: nothing, secondary: points, discount: nothing };
}

function partsOf(row: PaymentRow, taxFree: boolean): { part: Part; atS: number }[] {
  const split = taxFree ? taxFreePart : taxablePart;
  return [
    { part: split(row.amountWon), atS: row.paidAtS },
    ...row.cancels.map((cancel) => ({
      part: minus(split(cancel.amountWon)),
      atS: cancel.cancelledAtS,
    })),
  ];
}

function taxFreePart(won: number): Part {
  return { ...nothing, tax_free: won };
}

function taxablePart(won: number): Part {
  const vat = Math.round(won / 11);
  return { ...nothing, supply: won - vat, vat };
}

function minus(part: Part): Part {
  return { ...nothing, tax_free: 0 - part.tax_free, supply: 0 - part.supply, vat: 0 - part.vat };
}

function sumOf(left: Part, right: Part): Part {
  return {
    tax_free: left.tax_free + right.tax_free,
    supply: left.supply + right.supply,
    vat: left.vat + right.vat,
    service: left.service + right.service,
  };
}
