import type { Mode } from '../../preload/views.ts';
import type { StopKind } from './ledger-failure.ts';

/**
 * What is done to a ledger beside its work, on a connection of its own. A check reads the end of the
 * audit chain, or every page as well, or everything there is; each also the tables' own rules.
 */
export type CareTask =
  | { readonly kind: 'check'; readonly file: string; readonly depth: CheckDepth }
  | {
      readonly kind: 'back-up';
      readonly file: string;
      readonly folder: string;
      readonly mode: Mode;
      readonly nowMs: number;
    };

export type CheckDepth = 'chain-end' | 'pages' | 'all';

/** What part of a file is wrong. `detail` is for the log: no customer data, no secrets. */
export type Damage = {
  readonly part: 'pages' | 'rules' | 'chain' | 'rows';
  readonly detail: string;
};

/** How a task ended. `failed`: the disk refused, and nothing was found out. */
export type CareEnd =
  | { readonly kind: 'good' }
  | { readonly kind: 'damaged'; readonly damage: Damage }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly why: StopKind; readonly detail: string };

/** How far a task is: a share from 0 to 1. */
export type Progress = (done: number) => void;

/** Thrown inside a task that a person stopped. */
export class CareStopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'CareStopped';
  }
}

/** A task's ear: throws `CareStopped` when it shall end, and is told how far it is. */
export type Watch = {
  readonly refuseIfStopped: () => void;
  readonly progress: Progress;
};
