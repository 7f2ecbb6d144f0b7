import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { IssuanceView } from '../../../preload/points-views.ts';
import type { Stores } from '../store/stores.ts';
import type { PointsBusy } from './points-store.ts';
import { isSame } from './standing.ts';

/**
 * Asks main about one request for points and keeps its answer as the one that is looked at. Answers
 * whether it is; saying no to main's own question is not a failure.
 */
export type ShowAnswer = (
  busy: PointsBusy,
  command: () => Promise<Reply<IssuanceView, Failure>>,
) => Promise<boolean>;

export function createShowAnswer({ view, points }: Stores): ShowAnswer {
  return async (busy, command) => {
    const before = points.store.getState().shown;
    const reply = await points.ask(busy, command);
    if (reply?.ok) {
      const now = points.store.getState().shown;
      // The cashier has opened another one meanwhile: that one stays.
      const stays = now !== null && (before === null || !isSame(now, before));
      if (!stays) points.show(reply.value);
      await points.read();
      return !stays;
    }
    if (reply?.failure.kind === 'not-allowed') view.setState({ message: null });
    return false;
  };
}

/** Opens what is looked at, unless the cashier has left the shop's points meanwhile. */
export function openShown({ view }: Stores): void {
  const { at } = view.getState().panel;
  if (at === 'points' || at === 'points-request') view.setState({ panel: { at: 'issuance' } });
}
