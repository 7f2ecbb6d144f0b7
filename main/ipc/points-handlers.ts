import type { Handlers } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import { fail } from '../domain/result.ts';

const unavailable = fail<Failure>({
  kind: 'points',
  reason: 'unavailable',
  code: '',
  message: '',
  clockOffMs: null,
});

/** The shop's own Bunjang points. */
export function pointsHandlers(): Handlers<TillContract, Failure>['points'] {
  const closed = () => unavailable;
  return {
    overview: closed,
    refresh: closed,
    lookUp: closed,
    request: closed,
    cancel: closed,
    settle: closed,
    slip: closed,
  };
}
