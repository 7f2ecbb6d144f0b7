import { type BalanceSeen, isWorthKeeping } from '../../domain/points/balance-seen.ts';
import type { PointBalance, ProviderIssuance } from '../../domain/points/issuance.ts';
import { advanceIssuance, type IssuanceStep, saysNew } from '../../domain/points/issuance-steps.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import type { PointsCore } from './points-core.ts';

/** Writes one step down and tells who listens. Throws `LedgerStopped` when the disk refuses. */
export function keepStep(
  core: PointsCore,
  issuance: Issuance,
  step: IssuanceStep,
  actor: 'till' | 'manager' | 'boot' = 'till',
): Issuance {
  const next = advanceIssuance(issuance, step, core.clock.wallMs());
  core.ledger.write(actor, (tx) => tx.saveIssuance(next));
  tellChange(core, issuance, next);
  return next;
}

/** An end is told of after it is on disk as told: a start never tells of it again. */
export function tellChange(core: PointsCore, before: Issuance | null, next: Issuance): void {
  core.memory.checkedMs.delete(next.requestId);
  core.changed(next.requestId);
  if (next.told !== null && next.told !== (before?.told ?? null)) core.ended(next);
}

/** What Bunjang said of an issuance this ledger knows; written down when it is new. */
export function keepSaid(
  core: PointsCore,
  requestId: string,
  said: ProviderIssuance,
): Issuance | null {
  const issuance = core.ledger.read.issuance(requestId);
  if (issuance?.state.at !== 'asked') return issuance;
  const seen = saysNew(issuance, said) ? keepStep(core, issuance, { step: 'see', said }) : issuance;
  core.memory.checkedMs.set(requestId, core.clock.wallMs());
  return cancelMissed(core, seen);
}

/** A cancel of which Bunjang shows nothing after its time has had no effect. */
function cancelMissed(core: PointsCore, issuance: Issuance): Issuance {
  const { state, requestId } = issuance;
  if (state.at !== 'asked' || state.cancelMs === null) return issuance;
  if (core.settling.leftMs(requestId) > 0) return issuance;
  return keepStep(core, issuance, { step: 'cancel-over' });
}

/** A balance that was seen. A disk that refuses it does not stop anything: it is only looked at. */
export function keepBalance(core: PointsCore, balance: PointBalance): BalanceSeen {
  const { balanceWon, expiringWon } = balance;
  const seen = { balanceWon, expiringWon, account: core.account, atMs: core.clock.wallMs() };
  core.memory.balance = seen;
  try {
    const last = core.ledger.read.balances(core.account, 1).at(-1) ?? null;
    if (isWorthKeeping(last, seen)) core.ledger.write('till', (tx) => tx.insertBalance(seen));
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
  }
  core.changed(null);
  return seen;
}
