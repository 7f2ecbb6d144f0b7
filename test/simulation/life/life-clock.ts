import type { Clock } from '../../../main/ports/clock.ts';
import { startMs } from '../../core/virtual-clock.ts';
import type { World } from '../world.ts';
import { isOver, type Mortal, passOrCrash } from './mortal.ts';

/** The clock on the wall of the shop: people set it, batteries die, crystals drift. */
export type Wall = {
  /** Epoch ms as the till reads it. */
  readMs(): number;
  jump(byMs: number): void;
  setTo(epochMs: number): void;
  drift(partsPerMillion: number): void;
};

export function createWall(world: World): Wall {
  let offsetMs = 0;
  let ppm = 0;
  let sinceMs = 0;
  const readMs = (): number => {
    const passedMs = world.nowMs() - sinceMs;
    return Math.floor(startMs + world.nowMs() + offsetMs + (passedMs * ppm) / 1_000_000);
  };
  return {
    readMs,
    jump(byMs) {
      offsetMs += byMs;
    },
    setTo(epochMs) {
      offsetMs += epochMs - readMs();
    },
    drift(partsPerMillion) {
      offsetMs = readMs() - startMs - world.nowMs();
      sinceMs = world.nowMs();
      ppm = partsPerMillion;
    },
  };
}

/** The clock port of one life. Timers die with it and stand still while the machine sleeps. */
export type LifeClock = Clock & {
  /** The machine slept so long and its monotonic clock did not count it, as on Linux. */
  notCounted(ms: number): void;
};

export function createLifeClock(world: World, wall: Wall, life: Mortal): LifeClock {
  const bornMs = world.nowMs();
  let uncountedMs = 0;
  const monotonicMs = (): number => world.nowMs() - bornMs - uncountedMs;

  const fire = (dueMs: number, act: () => void, isUndone: () => boolean): void => {
    if (isUndone() || isOver(life)) return;
    if (life.sleeping()) {
      life.onWake(() => fire(dueMs, act, isUndone));
      return;
    }
    const earlyMs = dueMs - monotonicMs();
    if (earlyMs > 0) {
      world.after(earlyMs, () => fire(dueMs, act, isUndone));
      return;
    }
    passOrCrash(life, 'timer');
    act();
  };
  return {
    wallMs: wall.readMs,
    monotonicMs,
    after(delayMs, act) {
      let undone = false;
      if (isOver(life)) return () => undefined;
      const dueMs = monotonicMs() + Math.max(0, Math.round(delayMs));
      world.after(delayMs, () => fire(dueMs, act, () => undone));
      return () => {
        undone = true;
      };
    },
    notCounted(ms) {
      uncountedMs += ms;
    },
  };
}
