import type { ServerAnswer } from './answers.ts';

/** How the server treats one request; everything has its usual value unless a fault says otherwise. */
export type Handling = {
  /** From arrival until it is carried out. */
  readonly delayMs: number;
  /** From then until the answer leaves. */
  readonly answerDelayMs: number;
  /** Turned away with a complete 401, not carried out. */
  readonly atDoor: boolean;
  /** Not carried out at all; `early` is then all that is said, or nothing. */
  readonly never: boolean;
  /** Said at once; what was asked is carried out later all the same, unless `never`. */
  readonly early: ServerAnswer | null;
  /** The payment company says no, in these words. */
  readonly decline: string | null;
  /** A charge first leaves a failed row that is paid later, after a no. */
  readonly failedFirst: boolean;
  /** A charge shows as `ready` until it is carried out. */
  readonly showsReady: boolean;
  /** For so long look-ups show what was before. */
  readonly lagMs: number;
  /** A charge is handled as a test: nothing is taken. */
  readonly asTest: boolean;
  /** A charged row is told in the older shape from now on. */
  readonly older: boolean;
  /** A look-up says that there is nothing. */
  readonly blank: boolean;
};

export const usual: Handling = {
  delayMs: 300,
  answerDelayMs: 50,
  atDoor: false,
  never: false,
  early: null,
  decline: null,
  failedFirst: false,
  showsReady: false,
  lagMs: 0,
  asTest: false,
  older: false,
  blank: false,
};
