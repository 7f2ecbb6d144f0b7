import type { Random } from '../../../main/ports/random.ts';
import { type Moment, type Route, watchRequests } from './arrivals.ts';
import type { TillLine } from './till-lines.ts';

/** When a till is killed. */
export type KillPlan =
  /** So long after it was started: it may not even be there. */
  | { readonly kind: 'boot'; readonly afterMs: number }
  /** At the n-th thing it says of this kind. */
  | { readonly kind: 'line'; readonly line: TillLine['at']; readonly times: number }
  /** At the n-th request of this kind, before the gateway acts or after it answered. */
  | {
      readonly kind: 'request';
      readonly route: Route;
      readonly moment: Moment;
      readonly times: number;
    }
  /** So long after it sells. */
  | { readonly kind: 'time'; readonly afterMs: number };

const longestBootMs = 250;
const longestMs = 200;
/** No plan waits longer once it sells: what it waits for may never come. */
const patienceMs = 700;
/** A busy machine may need long to start one. */
const startLimitMs = 30_000;

/** A plan by chance; every kind has its share. */
export function drawPlan(chance: Random): KillPlan {
  const times = 1 + Math.floor(chance.unit() * 4);
  const pick = chance.unit();
  if (pick < 0.12) return { kind: 'boot', afterMs: chance.unit() * longestBootMs };
  if (pick < 0.2) return { kind: 'line', line: 'recovering', times: 1 };
  if (pick < 0.5)
    return { kind: 'line', line: 'written', times: 1 + Math.floor(chance.unit() * 12) };
  if (pick < 0.8) {
    const route = (['charge', 'cancel', 'look-up'] as const)[Math.floor(chance.unit() * 3)];
    const moment = chance.unit() < 0.5 ? 'asked' : 'answered';
    return { kind: 'request', route: route ?? 'charge', moment, times };
  }
  return { kind: 'time', afterMs: chance.unit() * longestMs };
}

/** A plan by name, for the tally. */
export function nameOf(plan: KillPlan): string {
  switch (plan.kind) {
    case 'boot':
      return 'while it starts';
    case 'line':
      return plan.line === 'recovering' ? 'in recovery' : 'after a write';
    case 'request':
      return `${plan.route} ${plan.moment}`;
    case 'time':
      return 'at any time';
  }
}

/** Waits for the moment of a plan; hears what the till says and what the gateway sees. */
export type Trigger = { heard(line: TillLine): void; end(): void };

export function armTrigger(plan: KillPlan, url: string, fire: () => void): Trigger {
  const timers = [setTimeout(fire, plan.kind === 'boot' ? plan.afterMs : startLimitMs)];
  let left = 'times' in plan ? plan.times : 1;
  const count = (): void => {
    left -= 1;
    if (left === 0) fire();
  };
  const endWatch = watchRequests(url, (route, moment) => {
    if (plan.kind === 'request' && plan.route === route && plan.moment === moment) count();
  });
  return {
    heard(line) {
      if (plan.kind === 'line' && plan.line === line.at) count();
      if (line.at !== 'ready') return;
      timers.push(setTimeout(fire, plan.kind === 'time' ? plan.afterMs : patienceMs));
    },
    end() {
      endWatch();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
