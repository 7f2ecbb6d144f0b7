import type { Settings } from '../../preload/settings.ts';
import type { ClosedRule, Mode } from '../../preload/views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { loopbackOrigin } from './loopback.ts';
import { type StartProblem, startProblem } from './start-problem.ts';

/** Which gateway this run may speak to, and no other. */
export type Reach =
  /** The training gateway inside this program. */
  | { readonly kind: 'embedded' }
  /** A gateway on this machine that stands in for the provider (`--gateway-url`): the bar says 모의. */
  | { readonly kind: 'stand-in'; readonly origin: string }
  /** The provider. */
  | { readonly kind: 'real'; readonly origin: Settings['portone']['host'] };

/** What the decision is made from. */
export type ReachFacts = {
  readonly mode: Mode;
  readonly host: Settings['portone']['host'];
  readonly gatewayUrl: string | null;
  readonly isPackaged: boolean;
  /** `process.versions.electron !== undefined`: the real shell, not the one that stands in for it. */
  readonly isElectron: boolean;
};

/**
 * The one place that decides which origin may be spoken to. Training never leaves the machine; a
 * stand-in only in a development build and only on loopback; the provider only inside Electron, and
 * not yet in live mode (decision 0043).
 */
export function reachableGateway(facts: ReachFacts): Result<Reach, StartProblem> {
  const { mode, host, gatewayUrl, isElectron } = facts;
  if (gatewayUrl !== null) return standIn(gatewayUrl, facts);
  if (mode === 'training') return ok({ kind: 'embedded' });
  if (!isElectron) return fail(startProblem('mode', 'outside-electron', { mode }));
  if (mode === 'live') return fail(startProblem('mode', 'live-closed'));
  return ok({ kind: 'real', origin: host });
}

/** The same reason in the words of the screens. */
export function closedRuleOf({ rule }: StartProblem): ClosedRule {
  const told: readonly ClosedRule[] = ['live-closed', 'outside-electron', 'needs-mode'];
  return told.find((each) => each === rule) ?? 'other';
}

function standIn(gatewayUrl: string, facts: ReachFacts): Result<Reach, StartProblem> {
  const field = '--gateway-url';
  if (facts.isPackaged) return fail(startProblem(field, 'only-in-development'));
  if (facts.mode === 'training') return fail(startProblem(field, 'needs-mode'));
  const loopback = loopbackOrigin(gatewayUrl);
  if (typeof loopback === 'string') return fail(startProblem(field, loopback));
  return ok({ kind: 'stand-in', origin: loopback.origin });
}
