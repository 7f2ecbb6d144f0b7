import type { Failure } from '../../preload/failure.ts';
import type { App } from '../app/app.ts';
import type { Ledger } from '../store/ledger.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { type LostRequest, lostRequestsIn } from '../store/open-matters.ts';

/** Modes that ask Bunjang with the shop's own keys; practice has others. */
const keyedModes = ['test', 'live'] as const;
const shownMax = 5;

/**
 * Requests for points whose answer was lost under another Bunjang account, as a refusal that names them;
 * null when there is none. `fingerprint`: of the account that would be used; null: of none.
 */
export function needsThePointsKeys(app: App, fingerprint: string | null): Failure | null {
  const core = app.till?.session.core;
  for (const mode of keyedModes) {
    const here = core?.account.mode === mode ? lostIn(core.ledger) : null;
    const found = here ?? lostRequestsIn(ledgerFileIn(app.parts.folder, mode));
    if ('ok' in found && !found.ok) {
      return { kind: 'refused', field: 'pointsKeys', rule: 'cannot-tell', detail: { mode } };
    }
    const lost = 'ok' in found ? found.value : found;
    const refusal = refusalOver(lost.filter((each) => each.fingerprint !== fingerprint));
    if (refusal) return refusal;
  }
  return null;
}

function lostIn({ read }: Ledger): readonly LostRequest[] {
  const live = read.liveIssuances();
  return live
    .filter(({ state }) => state.at === 'sending' || state.at === 'needs-person')
    .map(({ requestId, account }) => ({ requestId, fingerprint: account.fingerprint }));
}

function refusalOver(lost: readonly LostRequest[]): Failure | null {
  if (lost.length === 0) return null;
  const shown = lost.slice(0, shownMax).map(({ requestId }) => requestId);
  const orders = [...shown, ...(lost.length > shownMax ? ['…'] : [])].join(', ');
  const detail = { count: lost.length, orders };
  return { kind: 'refused', field: 'pointsKeys', rule: 'points-open', detail };
}
