import { stripVTControlCharacters } from 'node:util';
import { allChecks } from './all-checks.ts';
import type { Bench } from './bench.ts';
import { CannotLook, type Check } from './check.ts';
import { type CheckId, checkIds, checkList } from './list.ts';
import { notRun, type Outcome } from './outcome.ts';

/** No check may take longer: it has failed then, and the next one begins. */
const limitMs = 120_000;

type Run = {
  readonly bench: Bench;
  readonly tell: (outcome: Outcome) => void;
  readonly checks?: Readonly<Record<CheckId, Check>>;
  readonly limit?: number;
  /** Where pictures and logs of what failed go. */
  readonly evidence?: string;
};

/**
 * Runs every check, one after another. An app that does not even start fails the first one, and the others
 * are not run: they could only say the same again.
 */
export async function runChecks(run: Run): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const keep = (outcome: Outcome): void => {
    outcomes.push(outcome);
    run.tell(outcome);
  };
  const started = await run.bench.till().then(
    () => null,
    (error: unknown) => wordsOf(error),
  );
  for (const [at, id] of checkIds.entries()) {
    if (started === null) keep(await checked(id, run));
    else if (at === 0) keep({ ...notRun(id, 'Electron did not start', started), status: 'failed' });
    else keep(notRun(id, 'Electron did not start / Electron이 시작되지 않음'));
  }
  return outcomes;
}

/** What a check opened is closed after it, and before that looked at when it failed. */
async function checked(id: CheckId, run: Run): Promise<Outcome> {
  const outcome = await outcomeOf(id, run);
  if (outcome.status === 'failed' && run.evidence !== undefined) {
    await run.bench.keepEvidence(run.evidence, id).catch(() => undefined);
  }
  await run.bench.closeOwn();
  return outcome;
}

async function outcomeOf(id: CheckId, run: Run): Promise<Outcome> {
  const { bench, checks = allChecks, limit = limitMs } = run;
  const startedMs = performance.now();
  const tookMs = (): number => Math.round(performance.now() - startedMs);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`no end within ${limit / 1000} s`)), limit);
  });
  try {
    const { facts, faults } = await Promise.race([checks[id].run(bench), late]);
    if (faults.length > 0) return { id, status: 'failed', facts, words: faults, tookMs: tookMs() };
    const status = checkList[id].kind === 'figure' ? 'measured' : 'passed';
    return { id, status, facts, words: [], tookMs: tookMs() };
  } catch (error) {
    if (error instanceof CannotLook) return notRun(id, `${error.message} / ${error.ko}`);
    return { id, status: 'failed', facts: {}, words: [wordsOf(error)], tookMs: tookMs() };
  } finally {
    clearTimeout(timer);
  }
}

/** An error's first line and what the program itself said, else its first lines; the rest of it is for a log. */
export function wordsOf(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = text.split('\n');
  const said = lines.flatMap((line) => /\[err\] (.+)/.exec(line)?.[1] ?? []);
  const told = said.length > 0 ? [lines[0], ...said.slice(0, 3)] : lines.slice(0, 4);
  return told.join(' ');
}
