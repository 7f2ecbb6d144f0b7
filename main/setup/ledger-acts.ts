import type { Failure } from '../../preload/failure.ts';
import type { App } from '../app/app.ts';
import { fail, ok, type Result } from '../domain/result.ts';

type Done = Result<null, Failure>;

/** A person has mended the disk, or wants to know: the till is opened again, or its disk tried, now. */
export async function tryLedgerAgain(app: App): Promise<Done> {
  if (app.till) app.till.session.tryDisk();
  else await app.reopen();
  return ok(null);
}

/** Begins a piece of work on the ledger; how far it is and what it found is pushed. */
export function workOnLedger(begin: () => boolean): Done {
  return begin() ? ok(null) : fail({ kind: 'refused', field: 'ledger.work', rule: 'not-now' });
}

export function stopLedgerWork(care: { readonly stopWork: () => void }): Done {
  care.stopWork();
  return ok(null);
}
