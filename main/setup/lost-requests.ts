import type { Failure } from '../../preload/failure.ts';
import type { Mode } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { ok } from '../domain/result.ts';
import type { Ledger } from '../store/ledger.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { type LostRequest, lostRequestsIn } from '../store/open-matters.ts';

/** Modes that ask Bunjang with the shop's own keys; practice has others. */
type KeyedMode = Exclude<Mode, 'training'>;
const shownMax = 5;

/** Requests for points whose answer was lost under another Bunjang account, as a refusal that names them. */
export function needsThePointsKeys(app: App, fingerprint: string): Failure | null {
  const others = ({ fingerprint: own }: LostRequest): boolean => own !== fingerprint;
  return (
    refusalIn(app, 'test', 'pointsKeys', others) ?? refusalIn(app, 'live', 'pointsKeys', others)
  );
}

/** The same for those that only the staging address can tell of. */
export function needsTheStagingUrl(app: App): Failure | null {
  return refusalIn(app, 'test', 'settings.bunjang.stagingUrl', () => true);
}

function refusalIn(
  app: App,
  mode: KeyedMode,
  field: string,
  stands: (lost: LostRequest) => boolean,
): Failure | null {
  const core = app.till?.session.core;
  const found =
    core?.account.mode === mode
      ? ok(lostIn(core.ledger))
      : lostRequestsIn(ledgerFileIn(app.parts.folder, mode));
  if (!found.ok) return { kind: 'refused', field, rule: 'cannot-tell', detail: { mode } };
  const lost = found.value.filter(stands).map(({ requestId }) => requestId);
  if (lost.length === 0) return null;
  const orders = [...lost.slice(0, shownMax), ...(lost.length > shownMax ? ['…'] : [])].join(', ');
  return { kind: 'refused', field, rule: 'points-open', detail: { count: lost.length, orders } };
}

function lostIn({ read }: Ledger): readonly LostRequest[] {
  const live = read.liveIssuances();
  return live
    .filter(({ state }) => state.at === 'sending' || state.at === 'needs-person')
    .map(({ requestId, account }) => ({ requestId, fingerprint: account.fingerprint }));
}
