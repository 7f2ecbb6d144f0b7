import { closedRuleOf } from '../config/reachable.ts';
import { fail, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import { stopKindOf } from '../store/ledger-failure.ts';
import type { App } from './app.ts';
import type { Obstacle } from './obstacle.ts';
import { type OpenTill, openTill } from './open-till.ts';

const againMs = 5_000;

/** Opens a till on what is now set; what stands in the way is an obstacle that the windows can show. */
export async function openOrObstacle(app: App): Promise<Result<OpenTill, Obstacle>> {
  const reach = app.reach();
  if (!reach.ok) return fail({ kind: 'gateway-closed', rule: closedRuleOf(reach.failure) });
  return openTill(app, reach.value).catch((error: unknown) => {
    // A folder or a port that cannot be had: said on the screen, not in an endless *starting*.
    if (app.obstacle?.kind !== 'storage') app.reportBug(error, 'open');
    return fail({ kind: 'storage', state: stopKindOf(error) ?? 'broken' } as const);
  });
}

/** Tries to open the till again, by itself, for as long as its own records stand in the way. */
export type OpenAgain = {
  /** Called with every outcome of opening. */
  after(obstacle: Obstacle | null): void;
  stop(): void;
};

export function createOpenAgain(clock: Clock, open: () => void): OpenAgain {
  let stopTimer: () => void = () => undefined;
  return {
    after(obstacle) {
      stopTimer();
      if (obstacle?.kind === 'storage') stopTimer = clock.after(againMs, open);
    },
    stop: () => stopTimer(),
  };
}
