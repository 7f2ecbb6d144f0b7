import Database from 'better-sqlite3';
import type { Secret } from '../secrets/secret.ts';
import { statementsOf } from './books.ts';
import type { CheckDepth, Damage, Watch } from './care-task.ts';
import { codeOf, LedgerStopped } from './ledger-failure.ts';
import { hasOwnRules } from './own-rules.ts';
import { newStopping } from './stopping.ts';
import { firstWrongSeq } from './verify-chain.ts';
import { contradictedSeq } from './verify-rows.ts';

/** How much of the chain every start reads again. */
export const chainEndRows = 1_000;
const busyMs = 5_000;
const rowsBetweenLooks = 500;

/**
 * Looks for damage in a ledger file, open elsewhere or not, as of one moment; changes nothing. Null when
 * there is none. Throws what SQLite throws where the disk refuses, and `CareStopped`.
 */
export function damageIn(
  file: string,
  depth: CheckDepth,
  { macKey, watch }: { readonly macKey: Secret | null; readonly watch: Watch },
): Damage | null {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
  try {
    db.exec('BEGIN');
    return damageOf(db, depth, { macKey, watch });
  } catch (error) {
    const part = damagedPartOf(error);
    if (part === null) throw error;
    return { part, detail: codeOf(error) };
  } finally {
    db.close();
  }
}

/** A page that cannot be read is a finding of the check; everything else is not. */
function damagedPartOf(error: unknown): Damage['part'] | null {
  const corrupt = /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
  return corrupt || (error instanceof LedgerStopped && error.kind === 'damaged') ? 'pages' : null;
}

function damageOf(
  db: Database.Database,
  depth: CheckDepth,
  { macKey, watch }: { readonly macKey: Secret | null; readonly watch: Watch },
): Damage | null {
  const statements = statementsOf(db, newStopping());
  watch.refuseIfStopped();
  if (depth !== 'chain-end') {
    const said: unknown = db.pragma(depth === 'all' ? 'integrity_check(1)' : 'quick_check(1)', {
      simple: true,
    });
    if (said !== 'ok') return { part: 'pages', detail: String(said).slice(0, 200) };
  }
  const step = stepOf(db, watch);
  const wrong = firstWrongSeq(statements, macKey, {
    lastRows: depth === 'all' ? undefined : chainEndRows,
    step,
  });
  if (wrong !== null) return { part: 'chain', detail: `audit row ${wrong}` };
  const contradicted = depth === 'all' ? contradictedSeq(statements, step) : null;
  if (contradicted !== null) return { part: 'rows', detail: `audit row ${contradicted}` };
  return hasOwnRules(db) ? null : { part: 'rules', detail: 'sqlite_schema' };
}

/** Counts rows, and looks up every few hundred of them. */
function stepOf(db: Database.Database, watch: Watch): () => void {
  const audit = Number(db.prepare('SELECT max(seq) FROM audit').pluck().get());
  // Each audit row is read once, and about as many rows of the books again.
  const all = Math.max(1, audit * 2);
  let rows = 0;
  return () => {
    rows += 1;
    if (rows % rowsBetweenLooks !== 0) return;
    watch.refuseIfStopped();
    watch.progress(Math.min(1, rows / all));
  };
}
