import type { Failure } from '../../../preload/failure.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { BunjangFailure } from '../../gateway/bunjang/bunjang-port.ts';
import type { Authorise } from '../authorise.ts';
import { stillMine } from '../still-mine.ts';
import { keepStep } from './issuance-records.ts';
import { type LookedUp, lookNow, lookUpPoints, takeSaid } from './look-up-points.ts';
import type { PointsCore } from './points-core.ts';
import { notReadyFailure, obstacleTo, pointsFailureOf, refusedPoints } from './points-failures.ts';
import { newRequestId } from './request-points.ts';

/**
 * Cancels an issuance that waits for its deposit: re-read, a manager's yes, re-read once more, on disk,
 * one POST. A failure means that nothing was cancelled; else the issuance as it stands, which may still be
 * *ready* with its cancel under way: then it is looked up until Bunjang shows what came of it.
 */
export async function cancelPoints(
  core: PointsCore,
  authorise: Authorise,
  issuanceId: string,
): Promise<Result<Issuance, Failure>> {
  const obstacle = obstacleTo(core);
  if (obstacle) return fail(obstacle);
  const first = await lookUpPoints(core, issuanceId);
  if (!first.ok) return first;
  const refusal = refusalOf(first.value);
  if (refusal) return fail(refusal);
  const { amountWon } = first.value.said;
  if (!(await authorise({ kind: 'cancel-points', issuanceId, amountWon }))) {
    return fail({ kind: 'not-allowed' });
  }
  return core.inTurn(issuanceId, () => cancelAfterYes(core, issuanceId));
}

function refusalOf({ said, issuance }: LookedUp): Failure | null {
  if (said.status !== 'ready') return notReadyFailure(said);
  const underway = issuance?.state.at === 'asked' && issuance.state.cancelMs !== null;
  return underway ? refusedPoints('issuanceId', 'not-now') : null;
}

async function cancelAfterYes(
  core: PointsCore,
  issuanceId: string,
): Promise<Result<Issuance, Failure>> {
  const obstacle = obstacleTo(core);
  if (obstacle) return fail(obstacle);
  const looked = await lookNow(core, issuanceId);
  if (!looked.ok) return fail(pointsFailureOf(looked.failure));
  const refusal = refusalOf(looked.value);
  if (refusal) return fail(refusal);
  core.ledger.refuseIfHeld();
  const { said, issuance } = looked.value;
  const begun = keepStep(core, issuance ?? takeOver(core, said), { step: 'cancel' }, 'manager');
  return post(core, begun, issuanceId);
}

/** Asked for elsewhere: kept from now on, so that a start knows what was begun with it. */
function takeOver(core: PointsCore, said: ProviderIssuance): Issuance {
  const nowMs = core.clock.wallMs();
  const issuance: Issuance = {
    requestId: newRequestId(core),
    amountWon: said.amountWon,
    account: core.account,
    askedHere: false,
    requestedMs: nowMs,
    balanceBeforeWon: null,
    state: { at: 'asked', said, cancelMs: null },
    version: 1,
    checkedMs: nowMs,
    told: null,
    evidence: null,
    updatedMs: nowMs,
  };
  core.ledger.write('manager', (tx) => tx.insertIssuance(issuance));
  return issuance;
}

async function post(
  core: PointsCore,
  begun: Issuance,
  issuanceId: string,
): Promise<Result<Issuance, Failure>> {
  core.settling.restart(begun.requestId);
  const reply = await sent(core, issuanceId);
  core.settling.restart(begun.requestId);
  if (reply.ok) return ok(reply.value.issuance ?? begun);
  const { failure } = reply;
  // It may still be done: the watch asks until Bunjang shows it.
  if (failure.kind === 'server' || failure.kind === 'no-answer') return ok(begun);
  const over = overNow(core, begun);
  if (failure.kind === 'not-sent') return fail(pointsFailureOf(failure));
  return afterRefusal(core, over, failure, issuanceId);
}

async function sent(
  core: PointsCore,
  issuanceId: string,
): Promise<Result<LookedUp, BunjangFailure>> {
  try {
    const reply = await core.bunjang?.cancel(issuanceId, stillMine(core));
    if (!reply) return fail({ kind: 'not-sent', sent: false, why: 'stopped' });
    return reply.ok ? takeSaid(core, issuanceId, reply.value) : reply;
  } catch (error) {
    // It may have been sent: what came of it is looked up.
    core.reportBug(error, 'cancel-points');
    return fail({ kind: 'no-answer', sent: true, why: 'unreadable', status: null });
  }
}

/** Nothing came of it, so it is not under way any more. */
function overNow(core: PointsCore, begun: Issuance): Issuance {
  const now = core.ledger.read.issuance(begun.requestId) ?? begun;
  const underway = now.state.at === 'asked' && now.state.cancelMs !== null;
  return underway ? keepStep(core, now, { step: 'cancel-over' }) : now;
}

/** Bunjang said no: what it says of the issuance now tells why. */
async function afterRefusal(
  core: PointsCore,
  over: Issuance,
  failure: BunjangFailure,
  issuanceId: string,
): Promise<Result<Issuance, Failure>> {
  const looked = await lookNow(core, issuanceId);
  if (!looked.ok || looked.value.said.status === 'ready') return fail(pointsFailureOf(failure));
  const { said, issuance } = looked.value;
  return said.status === 'cancelled' ? ok(issuance ?? over) : fail(notReadyFailure(said));
}
