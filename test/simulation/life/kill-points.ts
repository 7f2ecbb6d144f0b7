import type { Chance } from '../chance.ts';

/** What one transaction writes, as a person would call it. */
export const writeNames = [
  'sale opened',
  'smaller payment',
  'customer known',
  'sending',
  'outcome',
  'found before sending',
  'look-up kept',
  'looked at',
  'resolved',
  'closed unsent',
  'alarm acknowledged',
  'cancel sending',
  'cancel outcome',
  'cancel looked at',
  'put off',
  'wish kept',
  'settled by hand',
  'taken over',
  'entry claimed',
  'entry due later',
  'entry finished',
  'recovered',
  'disk again',
] as const;
export type WriteName = (typeof writeNames)[number] | 'other';

const routes = ['token', 'point', 'charge', 'cancel', 'payment', 'find-all', 'channels'] as const;
const places = ['before connect', 'headers gone', 'body gone', 'answer begun', 'answer read'];

const bootPoints = [
  'boot: before the keychain',
  'boot: keychain read',
  'boot: ledger open',
  'boot: recovered',
] as const;

/** Every named point at which a process may die. */
export const killPoints: readonly string[] = [
  ...bootPoints,
  'timer',
  'write: before',
  ...writeNames.flatMap((name) => [`write ${name}: inside`, `write ${name}: on disk`]),
  ...routes.flatMap((route) => places.map((place) => `${route}: ${place}`)),
];

// What nobody has given a name yet is dangerous too.
const known = new Set([...killPoints, 'write other: inside', 'write other: on disk']);

/** Decides where processes die. */
export type KillPlan = {
  /** True: the process dies here. */
  strikes(point: string): boolean;
  /** The next so many starts die before they are through. */
  loop(times: number): void;
  /** Nobody dies any more. */
  end(): void;
};

const often = 0.0015;

/**
 * One point of the run is chosen and struck when it is first passed, so that rare ones have their turn;
 * beside it each passing is dangerous.
 */
export function createKillPlan(chance: Chance, isDeadly: boolean): KillPlan {
  const targets = new Set(isDeadly ? [chance.oneOf(killPoints), chance.oneOf(killPoints)] : []);
  let looping = 0;
  let over = !isDeadly;
  return {
    strikes(point) {
      if (!known.has(point)) throw new Error(`not a kill point: ${point}`);
      if (over) return false;
      if (looping > 0 && isOfBoot(point) && chance.happens(0.4)) {
        looping -= 1;
        return true;
      }
      return targets.delete(point) || chance.happens(isRare(point) ? 0.25 : often);
    },
    loop(times) {
      looping = times;
    },
    end() {
      over = true;
    },
  };
}

/** Passed in few days: late money that is found right before another attempt. */
function isRare(point: string): boolean {
  return point.startsWith('write found before sending:');
}

/** A point that is passed while an earlier life is being recovered. */
export function isOfBoot(point: string): boolean {
  return point.startsWith('boot:') || point.startsWith('write recovered:');
}
