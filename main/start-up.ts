import type { App } from './app/app.ts';
import { reachFactsOf } from './app/reach-facts.ts';
import { type CommandLine, ownArguments, parseCommandLine } from './config/command-line.ts';
import { helpText } from './config/help-text.ts';
import { readKeys } from './config/keys-stdin.ts';
import { nodeProblem } from './config/node-floor.ts';
import { sentencesFor } from './config/problem-words.ts';
import { pointsStandInFault } from './config/reachable-points.ts';
import { notReadyExitCode, type StartProblem, usageExitCode } from './config/start-problem.ts';
import type { Log } from './log.ts';
import type { AppSecrets } from './secrets/app-secrets.ts';

const keysWaitMs = 5_000;

/** The command line, or the end of the process: with the text that was asked for, or what is wrong. */
export function commandLineOrExit(
  argv: readonly string[],
  { isPackaged, version }: { readonly isPackaged: boolean; readonly version: string },
): CommandLine {
  const tooOld = nodeProblem(process.versions.node);
  if (tooOld) return exitWith(tooOld, notReadyExitCode);
  const line = parseCommandLine(ownArguments(argv, isPackaged), { isPackaged });
  if (!line.ok) return exitWith(line.failure, usageExitCode);
  const { show, language } = line.value;
  if (show === 'app') return line.value;
  process.stdout.write(show === 'help' ? helpText(language ?? 'ko', isPackaged) : `${version}\n`);
  return process.exit(0);
}

/** Ends the process when the command line asks for a gateway that this run may not speak to. */
export function refuseUnreachable(program: App): void {
  const { gatewayUrl, mode } = program.parts.line;
  const fault = pointsStandInFault(reachFactsOf(program.parts, program.settings));
  if (fault) exitWith(fault, notReadyExitCode);
  const reach = program.reach();
  if (reach.ok || (gatewayUrl === null && mode === null)) return;
  exitWith(reach.failure, notReadyExitCode);
}

function exitWith(problem: StartProblem, exitCode: number): never {
  process.stderr.write(`${sentencesFor(problem)}\n`);
  return process.exit(exitCode);
}

/** Development builds: the keys for this run from the first line of standard input. */
export async function keysFromStdin(secrets: AppSecrets, log: Log): Promise<void> {
  const keys = await readKeys(process.stdin, keysWaitMs);
  process.stdin.destroy();
  if (!keys.ok) {
    process.stderr.write(`${sentencesFor(keys.failure)}\n`);
    log.fact({ event: 'start-problem', field: keys.failure.field, rule: keys.failure.rule });
    return;
  }
  secrets.useForThisRun(keys.value);
}
