import type { Random } from '../../../main/ports/random.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import type { TrainingGateway } from '../../../main/training/portone/server.ts';
import { watchRequests } from './arrivals.ts';

/** What may go wrong with any call. */
const anywhere: readonly Fault[] = [
  { kind: 'drop', commit: 'done' },
  { kind: 'drop', commit: 'never' },
  { kind: 'truncated', commit: 'done' },
  { kind: 'garbled', commit: 'never' },
  { kind: 'page', status: 502, commit: 'done' },
  { kind: 'page', status: 200, commit: 'never' },
  { kind: 'empty', status: 500, commit: 'done' },
  { kind: 'too-many', retryAfterS: 1 },
  { kind: 'unauthorised' },
];

/** Late, but well within the settle time as the tills of these runs count it. */
const lateMs = 300;

/** Lets something go wrong with a part of the calls as they arrive; the result ends the weather. */
export function makeWeather(
  gateway: TrainingGateway,
  chance: Random,
  tally: (fault: Fault['kind']) => void,
): () => void {
  const late = (): readonly Fault[] => [
    { kind: 'drop-then-commit', afterMs: chance.unit() * lateMs },
    { kind: 'late-answer', delayMs: chance.unit() * lateMs },
    { kind: 'slow', delayMs: chance.unit() * lateMs },
  ];
  const end = watchRequests(gateway.url, (route, moment) => {
    if (moment !== 'asked' || route === 'token') return;
    if (chance.unit() > (route === 'look-up' ? 0.15 : 0.4)) return;
    const faults = route === 'look-up' ? anywhere : [...anywhere, ...late()];
    const fault = faults[Math.floor(chance.unit() * faults.length)];
    if (!fault) return;
    gateway.faults.next(route === 'look-up' ? 'look-ups' : route, fault);
    tally(fault.kind);
  });
  return () => {
    end();
    gateway.faults.clear();
  };
}
