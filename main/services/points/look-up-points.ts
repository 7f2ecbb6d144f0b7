import type { Failure } from '../../../preload/failure.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { BunjangFailure } from '../../gateway/bunjang/bunjang-port.ts';
import { keepSaid } from './issuance-records.ts';
import type { PointsCore } from './points-core.ts';
import { pointsFailure, pointsFailureOf } from './points-failures.ts';

/** What Bunjang says of a number, and the issuance of this ledger that has it, if one does. */
export type LookedUp = { readonly said: ProviderIssuance; readonly issuance: Issuance | null };

/** Looks any number up; what concerns an issuance of ours is written down. Moves nothing. */
export async function lookUpPoints(
  core: PointsCore,
  issuanceId: string,
): Promise<Result<LookedUp, Failure>> {
  if (!core.bunjang) return fail(pointsFailure('unavailable'));
  const looked = await core.inTurn(issuanceId, () => lookNow(core, issuanceId));
  return looked.ok ? looked : fail(pointsFailureOf(looked.failure));
}

/** The same, for who has the turn already. */
export async function lookNow(
  core: PointsCore,
  issuanceId: string,
): Promise<Result<LookedUp, BunjangFailure>> {
  if (!core.bunjang) return fail(noBunjang);
  const said = await core.bunjang.issuance(issuanceId);
  if (!said.ok) return said;
  return takeSaid(core, issuanceId, said.value);
}

/** An answer about another number, or with another amount than ours, is no answer at all. */
export function takeSaid(
  core: PointsCore,
  issuanceId: string,
  said: ProviderIssuance,
): Result<LookedUp, BunjangFailure> {
  if (said.issuanceId !== issuanceId) return fail(unreadable);
  const known = core.ledger.read.issuanceByNumber(core.account, issuanceId);
  if (!known) return ok({ said, issuance: null });
  if (said.amountWon !== known.amountWon) return fail(unreadable);
  return ok({ said, issuance: keepSaid(core, known.requestId, said) });
}

const noBunjang: BunjangFailure = { kind: 'not-sent', sent: false, why: 'stopped' };
const unreadable: BunjangFailure = {
  kind: 'no-answer',
  sent: true,
  why: 'unreadable',
  status: null,
};
