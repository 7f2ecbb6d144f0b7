import type { Failure } from '../../preload/failure.ts';
import type { App } from '../app/app.ts';
import { obstacleFailure } from '../app/obstacle.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { backupFolderIn, backupsIn } from '../store/backup-files.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { restoreLedger } from '../store/restore-ledger.ts';
import { saleInProgress } from './unlock-act.ts';

type Done = Result<null, Failure>;

/**
 * After a manager's yes, reads this till's payments from the provider's list, takes over what is missing,
 * and lets a ledger go on that was held as an older copy. Answers when it has ended; how far it is, is
 * pushed, and it can be stopped.
 */
export async function rereadAct(app: App): Promise<Done> {
  if (!(await app.authorise({ kind: 'reread-ledger' }))) return fail({ kind: 'not-allowed' });
  const till = app.takingTill;
  return till ? till.session.rereading.run() : fail(obstacleFailure(app.obstacle));
}

/**
 * After a manager's yes, puts the newest backup that is whole in the place of the ledger. What lay there
 * is set aside and stays. The till is opened on it, held until it was reread from the provider.
 */
export async function putBackAct(app: App): Promise<Done> {
  const before = obstacleTo(app);
  if (before) return fail(before);
  if (!(await app.authorise({ kind: 'put-back-ledger' }))) return fail({ kind: 'not-allowed' });
  const meanwhile = obstacleTo(app);
  if (meanwhile) return fail(meanwhile);
  const macKey = await app.parts.secrets.macKey();
  let done: Done = fail(noBackup);
  await app.reopen(() => {
    done = putBack(app, macKey);
  });
  return done;
}

const noBackup: Failure = { kind: 'refused', field: 'ledger.backup', rule: 'not-found' };

/** Only in the place of a ledger that is damaged: a whole one is ahead of every backup. */
function obstacleTo(app: App): Failure | null {
  const busy = saleInProgress(app);
  if (busy) return busy;
  const stopped = app.till?.session.core.ledger.stopped()?.kind ?? null;
  const { obstacle } = app;
  const shut = obstacle?.kind === 'storage' ? obstacle.state : null;
  const isBad = [stopped, shut].some((state) => state === 'damaged' || state === 'broken');
  if (!isBad) return { kind: 'refused', field: 'ledger.backup', rule: 'not-now' };
  return backups(app).length > 0 ? null : noBackup;
}

function backups({ parts, settings }: App): ReturnType<typeof backupsIn> {
  return backupsIn(backupFolderIn(parts.folder), settings.mode);
}

function putBack(app: App, macKey: Parameters<typeof restoreLedger>[0]['macKey']): Done {
  const file = ledgerFileIn(app.parts.folder, app.settings.mode);
  const nowMs = app.parts.clock.wallMs();
  for (const { file: backup } of backups(app)) {
    const restored = restoreLedger({ file, backup, nowMs, macKey });
    if (!restored.ok) continue;
    app.parts.log.fact({ event: 'storage', state: 'put-back', code: null });
    return ok(null);
  }
  return fail(noBackup);
}
