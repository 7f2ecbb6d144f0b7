import type { Mode } from '../../preload/views.ts';
import type { Clock } from '../ports/clock.ts';
import { type BackupFile, backupsIn } from '../store/backup-files.ts';

/** Which backups of a ledger there are, as of the last look into their folder. */
export type Backups = {
  look(): void;
  /** Epoch ms; null when there is none. Later than now only where no other is. */
  newestMs(): number | null;
  count(): number;
};

export function createBackups({
  backupFolder,
  mode,
  clock,
}: {
  readonly backupFolder: string;
  readonly mode: Mode;
  readonly clock: Clock;
}): Backups {
  let files: readonly BackupFile[] = [];
  const look = (): void => {
    try {
      files = backupsIn(backupFolder, mode);
    } catch {
      // A folder that cannot be read holds no backup that could help.
      files = [];
    }
  };
  look();
  return {
    look,
    newestMs() {
      const nowMs = clock.wallMs();
      const newest = files.find(({ atMs }) => atMs <= nowMs) ?? files.at(-1);
      return newest?.atMs ?? null;
    },
    count: () => files.length,
  };
}
