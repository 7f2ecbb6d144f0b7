import { fail, ok, type Result } from '../domain/result.ts';
import { loopbackOrigin } from './loopback.ts';
import { type ReachFacts, reachableGateway } from './reachable.ts';
import { bunjangLiveHost } from './settings-text.ts';
import { type StartProblem, startProblem } from './start-problem.ts';

/** Which Bunjang this run may ask about the shop's own points, and no other. */
export type PointsReach =
  /** The training gateway inside this program. */
  | { readonly kind: 'embedded' }
  /** A server on this machine that stands in for Bunjang (`--bunjang-url`). */
  | { readonly kind: 'stand-in'; readonly origin: string }
  /** Bunjang: its staging environment in test mode. */
  | { readonly kind: 'real'; readonly origin: string };

/** Why there is none: no staging address is set; or the payments' own gateway is a stand-in or closed. */
export type NoPoints = 'no-staging' | 'simulated' | 'closed';

export type PointsFacts = ReachFacts & {
  readonly bunjangUrl: string | null;
  readonly stagingUrl: string;
};

/**
 * The one place that decides whom the shop's own points are asked of. Bunjang itself may be reached only
 * where PortOne itself may, and never from a run whose payments go to a stand-in.
 */
export function reachablePoints(facts: PointsFacts): Result<PointsReach, NoPoints> {
  const { mode, bunjangUrl, gatewayUrl, stagingUrl } = facts;
  if (mode === 'training') return ok({ kind: 'embedded' });
  if (bunjangUrl !== null) {
    return pointsStandInFault(facts)
      ? fail('closed')
      : ok({ kind: 'stand-in', origin: bunjangUrl });
  }
  if (gatewayUrl !== null) return fail('simulated');
  if (!reachableGateway(facts).ok) return fail('closed');
  if (mode === 'live') return ok({ kind: 'real', origin: `https://${bunjangLiveHost}` });
  return stagingUrl === '' ? fail('no-staging') : ok({ kind: 'real', origin: stagingUrl });
}

/** What is wrong with asking for a stand-in in this run; null when nothing, or none was asked for. */
export function pointsStandInFault(facts: PointsFacts): StartProblem | null {
  const { bunjangUrl, mode, isPackaged } = facts;
  const field = '--bunjang-url';
  if (bunjangUrl === null) return null;
  if (isPackaged) return startProblem(field, 'only-in-development');
  if (mode === 'training') return startProblem(field, 'needs-mode');
  const loopback = loopbackOrigin(bunjangUrl);
  return typeof loopback === 'string' ? startProblem(field, loopback) : null;
}
