import type { Failure } from '../../../preload/failure.ts';
import { businessDayOf } from '../../domain/business-day.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import type { IssuanceStep } from '../../domain/points/issuance-steps.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Authorise } from '../authorise.ts';
import { keepStep } from './issuance-records.ts';
import { lookUpPoints } from './look-up-points.ts';
import { isOurs, type PointsCore } from './points-core.ts';
import { pointsFailure, refusedPoints } from './points-failures.ts';

const dayMs = 86_400_000;

/** What a manager says became of a request whose answer was lost. */
export type PointsSettlement = {
  readonly requestId: string;
  /** Bunjang's number of it, from its own site; null: none was made. */
  readonly issuanceId: string | null;
  readonly evidence: string;
};

/**
 * A manager settles a request whose answer was lost. A number is looked up: it must have this request's
 * amount, be of about its time, and be no other request's. That none was made is the manager's word, taken only when Bunjang has
 * had its time to act.
 */
export async function settlePoints(
  core: PointsCore,
  authorise: Authorise,
  said: PointsSettlement,
): Promise<Result<Issuance, Failure>> {
  const before = lostIssuance(core, said);
  if (!before.ok) return before;
  const step = await stepOf(core, before.value, said);
  if (!step.ok) return step;
  const { amountWon } = before.value;
  const { issuanceId } = said;
  if (!(await authorise({ kind: 'settle-points', issuanceId, amountWon }))) {
    return fail({ kind: 'not-allowed' });
  }
  const still = lostIssuance(core, said);
  if (!still.ok) return still;
  return ok(keepStep(core, still.value, step.value, 'manager'));
}

/** The request it is about, or what is wrong with settling it. */
function lostIssuance(
  core: PointsCore,
  { requestId, issuanceId }: PointsSettlement,
): Result<Issuance, Failure> {
  const stopped = core.ledger.stopped();
  if (stopped) return fail({ kind: 'storage', state: stopped.kind });
  const issuance = core.ledger.read.issuance(requestId);
  if (!issuance) return fail(refusedPoints('requestId', 'not-found'));
  if (issuance.state.at !== 'needs-person') return fail(refusedPoints('requestId', 'not-now'));
  if (issuanceId === null) {
    const leftMs = core.settling.leftMs(requestId);
    if (leftMs <= 0) return ok(issuance);
    const seconds = Math.ceil(leftMs / 1_000);
    return fail(refusedPoints('issuanceId', 'too-early', { seconds }));
  }
  // Another account's number would be looked up in the wrong place.
  if (!isOurs(core, issuance)) return fail(pointsFailure('unavailable'));
  const owner = core.ledger.read.issuanceByNumber(core.account, issuanceId);
  if (!owner) return ok(issuance);
  return fail(refusedPoints('issuanceId', 'belongs-elsewhere', { orders: owner.requestId }));
}

async function stepOf(
  core: PointsCore,
  issuance: Issuance,
  { issuanceId, evidence }: PointsSettlement,
): Promise<Result<IssuanceStep, Failure>> {
  if (issuanceId === null) return ok({ step: 'settle-none', evidence });
  const looked = await lookUpPoints(core, issuanceId);
  if (!looked.ok) return looked;
  const { said } = looked.value;
  if (said.amountWon !== issuance.amountWon) {
    const amounts = { was: said.amountWon, limit: issuance.amountWon };
    return fail(refusedPoints('issuanceId', 'other-amount', amounts));
  }
  if (isOfAnotherDay(issuance, said)) {
    const orders = businessDayOf(said.createdMs ?? 0);
    return fail(refusedPoints('issuanceId', 'belongs-elsewhere', { orders }));
  }
  return ok({ step: 'settle-as', said, evidence });
}

/**
 * Shops ask for the same amount again and again. Bunjang makes a number within minutes; a day is what
 * this PC's clock may have been wrong by.
 */
function isOfAnotherDay({ requestedMs }: Issuance, { createdMs }: ProviderIssuance): boolean {
  return createdMs !== null && Math.abs(createdMs - requestedMs) > dayMs;
}
