import type { Stoppable } from './ghosts.ts';
import { isOfBoot } from './kill-points.ts';
import type { Machine } from './machine.ts';
import type { MachineParts, MachineState } from './machine-state.ts';

type Killing = Pick<Machine, 'kills' | 'sleeping'>;

/** One process life, as its ports see it; it dies where the plan says. */
export function mortalOf(parts: MachineParts, state: MachineState, machine: Killing): Stoppable {
  const { number } = state;
  let alive = true;
  let frozen: (() => void)[] | null = null;
  let isGhost = false;
  return {
    number,
    isAlive: () => alive,
    die() {
      alive = false;
    },
    pass(point) {
      if (!alive) return true;
      if (state.quitting || isGhost || !parts.kills.strikes(point)) return false;
      alive = false;
      state.diedAt = point;
      machine.kills[point] = (machine.kills[point] ?? 0) + 1;
      parts.note('F15', isOfBoot(point) ? 'kill-in-recovery' : 'kill');
      parts.log.add({ event: 'killed', point });
      return true;
    },
    sleeping: () => frozen !== null || machine.sleeping(),
    onWake: (act) => void (frozen ?? state.wakers).push(act),
    freeze() {
      isGhost = true;
      frozen = [];
    },
    thaw() {
      const acts = frozen ?? [];
      frozen = null;
      for (const act of acts) act();
    },
  };
}
