import type Database from 'better-sqlite3';

/**
 * Makes the caller the one who may write, inside its transaction; answers with its fence, one higher than
 * that of any holder before. A holder whose fence is no longer the newest has lost the ledger: a process
 * that was frozen and wakes up finds that out at its next write.
 */
export function takeLease(db: Database.Database): number {
  const take = db.prepare<[], { readonly fence: number }>(`INSERT INTO lease (id, fence)
    VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET fence = fence + 1 RETURNING fence`);
  const row = take.get();
  if (!row) throw new Error('the lease was not written');
  return row.fence;
}
