import type { BreakdownMeans, BreakdownPart } from '../../../preload/breakdown-view.ts';
import type { KeptBreakdown } from '../../domain/breakdown.ts';
import { type Books, insertSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { Misread, objectIn, objectsIn, type Row, textIn, wholeIn } from '../row-values.ts';

const columns = [
  'merchant_uid',
  'imp_uid',
  'at_ms',
  'cancelled_won',
  'amount_won',
  'means',
  'histories',
] as const;

export function breakdownWrites({ writing, noteRow }: Books): Pick<LedgerTx, 'insertBreakdown'> {
  const insert = writing(insertSql('breakdowns', columns));
  return {
    insertBreakdown({ merchantUid, impUid, atMs, cancelledWon, balance }) {
      const { amountWon, histories } = balance;
      const row = insert({
        merchant_uid: merchantUid,
        imp_uid: impUid,
        at_ms: atMs,
        cancelled_won: cancelledWon,
        amount_won: amountWon,
        means: JSON.stringify(meansOf(balance)),
        histories: JSON.stringify(
          histories.map((each) => ({ ...meansOf(each), createdAtS: each.createdAtS })),
        ),
      });
      noteRow({
        table: 'breakdowns',
        action: 'breakdown',
        object: merchantUid,
        detail: { amountWon, cancelledWon, rows: histories.length },
        row: row ?? {},
      });
    },
  };
}

export function breakdownReads({ query, rows }: Books): Pick<LedgerReads, 'lastBreakdown'> {
  const last = query<[string, string]>(
    `SELECT * FROM breakdowns WHERE merchant_uid = ? AND imp_uid = ?
      ORDER BY breakdown_id DESC LIMIT 1`,
  );
  return {
    lastBreakdown: (merchantUid, impUid) =>
      rows.one('breakdowns', last.get(merchantUid, impUid), breakdownOf),
  };
}

/** Only what is declared: whatever else an object carries is not kept. */
function meansOf({ cashReceipt, primary, secondary, discount }: BreakdownMeans): BreakdownMeans {
  return { cashReceipt, primary, secondary, discount };
}

function breakdownOf(row: Row): KeptBreakdown {
  return {
    merchantUid: textIn(row, 'merchant_uid'),
    impUid: textIn(row, 'imp_uid'),
    atMs: wholeIn(row, 'at_ms'),
    cancelledWon: wholeIn(row, 'cancelled_won'),
    balance: {
      amountWon: wholeIn(row, 'amount_won'),
      ...meansIn(objectIn(row, 'means')),
      histories: objectsIn(row, 'histories').map((each) => ({
        ...meansIn(each),
        createdAtS: wholeIn(each, 'createdAtS'),
      })),
    },
  };
}

function meansIn(row: Row): BreakdownMeans {
  return {
    cashReceipt: partIn(row, 'cashReceipt'),
    primary: partIn(row, 'primary'),
    secondary: partIn(row, 'secondary'),
    discount: partIn(row, 'discount'),
  };
}

function partIn(row: Row, name: string): BreakdownPart {
  const part = row[name];
  if (!isRow(part)) throw new Misread(name);
  return {
    taxFreeWon: wholeIn(part, 'taxFreeWon'),
    supplyWon: wholeIn(part, 'supplyWon'),
    vatWon: wholeIn(part, 'vatWon'),
    serviceWon: wholeIn(part, 'serviceWon'),
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
