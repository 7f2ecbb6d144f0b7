import { paycoId } from './accounts.ts';
import { differenceOf, inPoints, type Means, mixed, type Split } from './balance-parts.ts';
import { netWon, type PaymentRow, rowByImpUid, wasPaid } from './books.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { paymentNotFound, success } from './envelope.ts';
import type { Switches } from './switches.ts';

/**
 * `GET /payments/{imp_uid}/balance`. Off: 404, since upstream offers it for PAYCO only. Else net of
 * cancels, one history row for the charge and one for each cancel; what one customer paid comes in
 * PAYCO's way whatever the switch says. Source: the breakdown document.
 */
export function answerBalance({ books, switches }: Desk, call: Call): Answer {
  const row = rowByImpUid(books, call.tier, call.args[0] ?? '');
  const split = row === undefined ? null : splitFor(row, switches);
  if (row === undefined || split === null || !wasPaid(row)) return paymentNotFound;
  const response = {
    amount: row.amountWon,
    ...split(netWon(row)),
    histories: historiesOf(row, split),
  };
  return success(flawed(response, flawOf(row, switches)), switches);
}

/** Null: there is no breakdown of this payment. */
function splitFor(row: PaymentRow, { balance, tax }: Switches): Split | null {
  if (balance === 'payco' || row.accountId === paycoId) return mixed;
  return balance === 'on' ? inPoints(tax) : null;
}

type History = Means & { readonly created: number };

function historiesOf(row: PaymentRow, split: Split): readonly History[] {
  let leftWon = row.amountWon;
  const cancels = row.cancels.map(({ amountWon, cancelledAtS }) => {
    const before = split(leftWon);
    leftWon -= amountWon;
    return { ...differenceOf(split(leftWon), before), created: cancelledAtS };
  });
  return [{ ...split(row.amountWon), created: row.paidAtS }, ...cancels];
}

type Body = Means & { readonly amount: number; readonly histories: readonly History[] };

/** By the switch; else, for the PAYCO customer, by the last three digits of the amount. */
function flawOf(row: PaymentRow, { balanceFlaw, practice }: Switches): Switches['balanceFlaw'] {
  if (balanceFlaw !== 'none' || !practice || row.accountId !== paycoId) return balanceFlaw;
  const flaws: Readonly<Record<number, Switches['balanceFlaw']>> = { 20: 'sum', 21: 'part' };
  return flaws[row.amountWon % 1_000] ?? 'none';
}

/** Ten won too many in one part, or one part left out. */
function flawed(body: Body, flaw: Switches['balanceFlaw']): object {
  const { primary } = body;
  if (flaw === 'sum') return { ...body, primary: { ...primary, vat: primary.vat + 10 } };
  const { vat: _left, ...rest } = body.secondary;
  return flaw === 'part' ? { ...body, secondary: rest } : body;
}
