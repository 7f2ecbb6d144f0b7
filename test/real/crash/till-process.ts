import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lineOf, type TillLine } from './till-lines.ts';

/** A till in a process of its own. */
export type TillProcess = {
  /** Everything it has said. */
  readonly lines: readonly TillLine[];
  /** SIGKILL: no handler runs, no buffer is written. */
  kill(): void;
  /** Stops it where it stands, and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** Resolves when it is gone and everything it said was read; how it ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

/** What Node made of the program's text, so that a till starts in half the time. */
const compiled = join(import.meta.dirname, '../../../node_modules/.cache/crash-tills');

/** Starts one that runs `program` with `order` as its argument; `heard` is called with each line as it comes. */
export function startTillProcess(
  program: string,
  order: object,
  heard: (line: TillLine) => void = () => undefined,
): TillProcess {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl+C is for the run, which ends its tills itself.
    detached: true,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const lines: TillLine[] = [];
  const read = async (): Promise<void> => {
    for await (const text of createInterface(child.stdout)) {
      // The last line of a killed process may be cut.
      if (!text.endsWith('}')) continue;
      const line = lineOf(text);
      lines.push(line);
      heard(line);
    }
  };
  const gone = once(child, 'exit').finally(() => process.off('exit', kill));
  const ended = Promise.all([gone, read()]).then(([[code, signal]]) => ({ code, signal }));
  return {
    lines,
    kill,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    ended,
  };
}
