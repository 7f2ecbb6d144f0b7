import type { Failure } from '../../preload/failure.ts';
import type { App } from '../app/app.ts';
import { watchKeys } from '../app/watch-keys.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { mayBegin } from '../services/desk/desk-state.ts';

/** A person unlocked the keychain: the till is opened anew on what it holds, unless a sale is on it. */
export async function unlockAct(app: App): Promise<Result<null, Failure>> {
  const busy = saleInProgress(app);
  if (busy) return fail(busy);
  await app.withoutCommands(async () => {
    const { log, secrets } = app.parts;
    await secrets.load();
    watchKeys(log, secrets);
    await app.reopen();
  });
  return ok(null);
}

/** A sale that opening the till anew would cut off; null when there is none. */
export function saleInProgress(app: App): Failure | null {
  const state = app.till?.desk.state();
  if (!state || !('sale' in state) || mayBegin(state)) return null;
  return { kind: 'busy', orderNo: state.sale.orderNo };
}
