import type { Sale } from '../../domain/sale.ts';
import { type Books, insertSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { type Row, textIn, wholeIn, wonIn } from '../row-values.ts';

const columns = ['sale_id', 'business_day', 'seq', 'order_no', 'amount_won', 'created_ms'] as const;

export function saleWrites({
  query,
  writing,
  noteRow,
}: Books): Pick<LedgerTx, 'nextSeq' | 'insertSale'> {
  const next = query<[string]>(
    'SELECT coalesce(max(seq), 0) + 1 AS next FROM sales WHERE business_day = ?',
  );
  const insert = writing(insertSql('sales', columns));
  return {
    nextSeq: (businessDay) => wholeIn(next.get(businessDay) ?? {}, 'next'),
    insertSale(sale) {
      const { saleId, orderNo, amountWon } = sale;
      const row = insert(saleParams(sale)) ?? {};
      const detail = { orderNo, amountWon };
      noteRow({ table: 'sales', action: 'sale', object: saleId, detail, row });
    },
  };
}

export function saleReads({ query, rows }: Books): Pick<LedgerReads, 'sale' | 'saleByNumber'> {
  const byId = query<[string]>('SELECT * FROM sales WHERE sale_id = ?');
  const byNumber = query<[string, number]>(
    'SELECT * FROM sales WHERE business_day = ? AND seq = ?',
  );
  return {
    sale: (saleId) => rows.one('sales', byId.get(saleId), saleOf),
    saleByNumber: (businessDay, seq) => rows.one('sales', byNumber.get(businessDay, seq), saleOf),
  };
}

function saleParams(sale: Sale): Readonly<Record<(typeof columns)[number], string | number>> {
  return {
    sale_id: sale.saleId,
    business_day: sale.businessDay,
    seq: sale.seq,
    order_no: sale.orderNo,
    amount_won: sale.amountWon,
    created_ms: sale.createdMs,
  };
}

function saleOf(row: Row): Sale {
  return {
    saleId: textIn(row, 'sale_id'),
    businessDay: textIn(row, 'business_day'),
    seq: wholeIn(row, 'seq'),
    orderNo: textIn(row, 'order_no'),
    amountWon: wonIn(row, 'amount_won'),
    createdMs: wholeIn(row, 'created_ms'),
  };
}
