import type { Failure } from '../../preload/failure.ts';
import type { ClosedRule } from '../../preload/views.ts';
import type { StopKind } from '../store/ledger-failure.ts';

/** What stands between this program and taking payments. */
export type Obstacle =
  /** The keychain or the ledger are still being opened. */
  | { readonly kind: 'starting' }
  /** This run may not speak to the gateway that the settings name. */
  | { readonly kind: 'gateway-closed'; readonly rule: ClosedRule }
  | { readonly kind: 'storage'; readonly state: StopKind };

/** What a window is told when it asks for something that needs an open till. */
export function obstacleFailure(obstacle: Obstacle | null): Failure {
  if (obstacle?.kind === 'storage') return { kind: 'storage', state: obstacle.state };
  return { kind: 'refused', field: 'till', rule: 'not-now' };
}
