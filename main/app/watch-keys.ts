import type { Log } from '../log.ts';
import type { AppSecrets } from '../secrets/app-secrets.ts';

/** No key in use may be in the log, whatever field it gets into. */
export function watchKeys(log: Log, secrets: AppSecrets): void {
  for (const keys of [secrets.portOneKeys(), secrets.bunjangKeys()]) {
    if (!keys) continue;
    log.watch(keys.key);
    log.watch(keys.secret);
  }
}
