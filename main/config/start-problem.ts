/** A rule of starting the program that was broken; `problem-words.ts` has a sentence for each. */
export type StartRule =
  | 'unknown-option'
  | 'not-an-option'
  | 'missing-value'
  | 'takes-no-value'
  | 'twice'
  | 'against'
  | 'one-of'
  | 'not-a-url'
  | 'not-loopback'
  | 'out-of-range'
  | 'bad-folder'
  | 'bad-name'
  | 'only-in-development'
  | 'needs-mode'
  | 'keys-not-json'
  | 'keys-too-long'
  | 'keys-format'
  | 'keys-missing'
  | 'keys-late'
  | 'outside-electron'
  | 'live-closed'
  | 'node-too-old';

/** Why the program does not start (or not so): the option, the rule, and the figures for the sentence. */
export type StartProblem = {
  readonly kind: 'start';
  /** The option as typed (`--mode`), or `mode`, `keys`, `node`. Never a value that may be secret. */
  readonly field: string;
  readonly rule: StartRule;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** The exit code of a wrong command line (sysexits' EX_USAGE). */
export const usageExitCode = 64;
/** The exit code when the command line is right but the till cannot start like this. */
export const notReadyExitCode = 30;

/** A problem with its parts in place. */
export function startProblem(
  field: string,
  rule: StartRule,
  detail?: StartProblem['detail'],
): StartProblem {
  return detail === undefined
    ? { kind: 'start', field, rule }
    : { kind: 'start', field, rule, detail };
}
