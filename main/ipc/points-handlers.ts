import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { IssuanceView, PointsView } from '../../preload/points-views.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { App } from '../app/app.ts';
import type { OpenTill } from '../app/open-till.ts';
import type { Issuance } from '../domain/points/shop-issuance.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { cancelPoints } from '../services/points/cancel-points.ts';
import { lookUpPoints } from '../services/points/look-up-points.ts';
import { pointsFailure, pointsFailureOf } from '../services/points/points-failures.ts';
import { issuanceViewOf, pointsViewOf, saidViewOf } from '../services/points/points-views.ts';
import { requestPoints } from '../services/points/request-points.ts';
import { settlePoints } from '../services/points/settle-points.ts';
import { showReceipt } from './receipt-answer.ts';

/** Runs an act on the till that is open, or says why there is none. */
type OnTill = <T>(act: (till: OpenTill) => Reply<T, Failure>) => Reply<T, Failure>;
type Later = <T>(act: (till: OpenTill) => Promise<Reply<T, Failure>>) => Promise<Reply<T, Failure>>;

/** The shop's own Bunjang points. */
export function pointsHandlers(
  app: App,
  onTill: OnTill,
  later: Later,
): Handlers<TillContract, Failure>['points'] {
  const { authorise } = app;
  return {
    overview: () => onTill((till) => ok(overviewOf(app, till))),
    refresh: () => later((till) => refresh(app, till)),
    lookUp: ({ issuanceId }) => later((till) => lookUp(till, issuanceId)),
    request: ({ amountWon }) =>
      later(async (till) => viewIn(till, await requestPoints(coreOf(till), authorise, amountWon))),
    cancel: ({ issuanceId }) =>
      later(async (till) => viewIn(till, await cancelPoints(coreOf(till), authorise, issuanceId))),
    settle: (said) =>
      later(async (till) => viewIn(till, await settlePoints(coreOf(till), authorise, said))),
    slip: (of) => later((till) => showReceipt(till, of)),
  };
}

function coreOf({ session }: OpenTill): OpenTill['session']['points']['core'] {
  return session.points.core;
}

function overviewOf({ parts }: App, { session }: OpenTill): PointsView {
  return pointsViewOf(session.points, parts.secrets.bunjangKeysFrom());
}

async function refresh(app: App, till: OpenTill): Promise<Reply<PointsView, Failure>> {
  const { core, watch } = till.session.points;
  if (!core.bunjang) return fail(pointsFailure('unavailable'));
  const looked = await watch.lookAtAll();
  return looked.ok ? ok(overviewOf(app, till)) : fail(pointsFailureOf(looked.failure));
}

async function lookUp(till: OpenTill, issuanceId: string): Promise<Reply<IssuanceView, Failure>> {
  const { points } = till.session;
  const looked = await lookUpPoints(points.core, issuanceId);
  if (!looked.ok) return looked;
  const { issuance, said } = looked.value;
  return ok(issuance ? issuanceViewOf(points, issuance) : saidViewOf(points, said));
}

function viewIn(
  { session }: OpenTill,
  issuance: Result<Issuance, Failure>,
): Reply<IssuanceView, Failure> {
  return issuance.ok ? ok(issuanceViewOf(session.points, issuance.value)) : issuance;
}
