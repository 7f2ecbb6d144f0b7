import type { Facts } from './check.ts';
import { type CheckId, checkIds } from './list.ts';

/** What came of one check. `not run` says nothing about Electron, neither good nor bad. */
export type Outcome = {
  readonly id: CheckId;
  readonly status: 'passed' | 'failed' | 'measured' | 'not run';
  readonly facts: Facts;
  /** What is wrong, or why it was not run; empty when it passed. */
  readonly words: readonly string[];
  readonly tookMs: number;
};

export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly measured: number;
  readonly notRun: number;
};

export function countsOf(outcomes: readonly Outcome[]): Counts {
  const of = (status: Outcome['status']): number =>
    outcomes.filter((each) => each.status === status).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    measured: of('measured'),
    notRun: of('not run'),
  };
}

/** A check that was not run, and why. */
export function notRun(id: CheckId, ...words: readonly string[]): Outcome {
  return { id, status: 'not run', facts: {}, words, tookMs: 0 };
}

/** Every check as not run, for one reason. */
export function allNotRun(...words: readonly string[]): readonly Outcome[] {
  return checkIds.map((id) => notRun(id, ...words));
}

/**
 * 0: all that could be run passed. 1: something failed. 2: nothing could be run, which is no success.
 * Some checks not run beside others that passed are 0; the last line says how many.
 */
export function exitCodeOf({ passed, failed }: Counts): 0 | 1 | 2 {
  if (failed > 0) return 1;
  return passed > 0 ? 0 : 2;
}

export function countLine({ passed, failed, measured, notRun: not }: Counts): string {
  return `${passed} passed, ${failed} failed, ${measured} measured, ${not} not run`;
}
