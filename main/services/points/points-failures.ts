import type { Failure, PointsReason, Refusal, Rule } from '../../../preload/failure.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import { type Issuance, isOpen, numberOf } from '../../domain/points/shop-issuance.ts';
import type { BunjangFailure } from '../../gateway/bunjang/bunjang-port.ts';
import { isOurs, type PointsCore } from './points-core.ts';

/** A token lives this long: a clock that is further off cannot sign in. */
const tokenMs = 30_000;

/** A failed call as a window shows it: for calls that move nothing, or of which nothing was done. */
export function pointsFailureOf(failure: BunjangFailure): Failure {
  switch (failure.kind) {
    case 'not-sent':
      return notSentFailureOf(failure.why);
    case 'sign-in':
      return signInFailureOf(failure);
    case 'not-found':
      return pointsFailure('not-found', failure.code);
    case 'refused':
      return pointsFailure(refusedReasonOf(failure.status), failure.code, failure.reason);
    case 'server':
      return pointsFailure('server', failure.code, failure.reason);
    case 'no-answer':
      return pointsFailure('server', failure.why);
  }
}

function notSentFailureOf(why: Extract<BunjangFailure, { kind: 'not-sent' }>['why']): Failure {
  if (why === 'keys-missing') return { kind: 'keys', state: 'missing' };
  return { kind: why === 'timeout' ? 'offline' : why, money: 'untouched' };
}

function signInFailureOf({
  code,
  clockOffMs,
}: Extract<BunjangFailure, { kind: 'sign-in' }>): Failure {
  const isFarOff = Math.abs(clockOffMs ?? 0) >= tokenMs;
  // Whoever turns away the key itself has not come to the time, and no clock is blamed that nobody saw.
  const late =
    code === 'EXPIRED_AUTH_TOKEN' ? clockOffMs !== null : code === 'INVALID_AUTH_TOKEN' && isFarOff;
  return { kind: 'points', reason: late ? 'clock' : 'sign-in', code, message: '', clockOffMs };
}

function refusedReasonOf(status: number): PointsReason {
  if (status === 403) return 'permission';
  return status === 429 ? 'too-many' : 'bad-request';
}

export function pointsFailure(reason: PointsReason, code = '', message = ''): Failure {
  return { kind: 'points', reason, code, message, clockOffMs: null };
}

/** What stands in the way of anything that asks Bunjang to do something; null when nothing does. */
export function obstacleTo({ bunjang, ledger }: PointsCore): Failure | null {
  if (!bunjang) return pointsFailure('unavailable');
  const stopped = ledger.stopped();
  return stopped && { kind: 'storage', state: stopped.kind };
}

/** The request of this account that is open, or null. */
export function openIssuance(core: PointsCore): Issuance | null {
  const live = core.ledger.read.liveIssuances();
  return live.find((each) => isOpen(each) && isOurs(core, each)) ?? null;
}

/** One is open already: says which. */
export function oneOpenFailure(open: Issuance): Failure {
  return pointsFailure('one-ready', numberOf(open) ?? open.requestId);
}

/** Only one that waits for its deposit can be cancelled. */
export function notReadyFailure({ statusText }: ProviderIssuance): Failure {
  return pointsFailure('not-ready', statusText);
}

export function refusedPoints(
  field: string,
  rule: Rule,
  detail?: NonNullable<Refusal['detail']>,
): Refusal {
  return { kind: 'refused', field: `points.${field}`, rule, ...(detail ? { detail } : {}) };
}
