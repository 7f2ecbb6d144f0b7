import type { Account } from '../../domain/payment.ts';
import type { BalanceSeen } from '../../domain/points/balance-seen.ts';
import { type Books, insertSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { type Row, wholeIn } from '../row-values.ts';
import { accountIn } from './issuance-row.ts';

const columns = ['mode', 'origin', 'fingerprint', 'at_ms', 'balance_won', 'expiring_won'] as const;

export function balanceWrites({ writing, noteRow }: Books): Pick<LedgerTx, 'insertBalance'> {
  const insert = writing(insertSql('point_balances', columns));
  return {
    insertBalance({ account, atMs, balanceWon, expiringWon }) {
      const { mode, origin, fingerprint } = account;
      const figures = { at_ms: atMs, balance_won: balanceWon, expiring_won: expiringWon };
      const row = insert({ mode, origin, fingerprint, ...figures }) ?? {};
      const detail = { balanceWon, expiringWon };
      noteRow({ table: 'point_balances', action: 'balance', object: 'points', detail, row });
    },
  };
}

export function balanceReads({ query, rows }: Books): Pick<LedgerReads, 'balances'> {
  const newest = query<[string, string, string]>(`SELECT * FROM point_balances
      WHERE fingerprint = ? AND origin = ? AND mode = ? ORDER BY balance_id DESC`);
  return {
    balances: ({ mode, origin, fingerprint }: Account, limit) =>
      rows
        .first(limit, 'point_balances', newest.each(fingerprint, origin, mode), balanceOf)
        .reverse(),
  };
}

function balanceOf(row: Row): BalanceSeen {
  return {
    account: accountIn(row),
    atMs: wholeIn(row, 'at_ms'),
    balanceWon: wholeIn(row, 'balance_won'),
    expiringWon: wholeIn(row, 'expiring_won'),
  };
}
