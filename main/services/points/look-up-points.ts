import type { Failure } from '../../../preload/failure.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import { type Issuance, isWatched } from '../../domain/points/shop-issuance.ts';
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
  if (said.ok) return takeSaid(core, issuanceId, said.value);
  if (said.failure.kind === 'not-found') keepGone(core, issuanceId, said.failure.code);
  return said;
}

/** Bunjang's word for a number it does not have; another 404 is about the address. */
const noSuchNumber = 'NOT_FOUND_PAY_INBOUND';

/**
 * Bunjang gave the number once and knows it no more: kept as a status of its own, or it would stand in
 * the way of every other request for ever. A copy of Bunjang's books may be late, so not at once.
 */
function keepGone(core: PointsCore, issuanceId: string, code: string): void {
  const known = core.ledger.read.issuanceByNumber(core.account, issuanceId);
  if (code !== noSuchNumber || !known || !isWatched(known) || known.state.at !== 'asked') return;
  if (core.settling.leftMs(known.requestId) > 0) return;
  keepSaid(core, known.requestId, { ...known.state.said, status: 'other', statusText: code });
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
