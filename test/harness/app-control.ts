import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** What the machine tells an app through `powerMonitor`. */
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

/** A running main and the hold a test has of it. */
export type AppControl = {
  readonly pid: number;
  /** All it wrote to stdout and stderr so far. */
  logs(): string;
  /** Resolves once the logs hold this text; rejects when it ends before. */
  waitForLog(text: string): Promise<void>;
  /** As a power cut for the process: nothing of it runs any more when this resolves. */
  kill(signal?: NodeJS.Signals): Promise<Exit>;
  /** `app.quit()` from outside; kills it when it is not gone within ten seconds. */
  stop(): Promise<Exit>;
  readonly exited: Promise<Exit>;
  power(event: PowerEvent): void;
};

/** What each host does in its own way. */
export type Levers = {
  quit(): void;
  power(event: PowerEvent): void;
  /** The app's own process, where the one that was started is a shell around it (Windows). */
  readonly pid?: number;
};

export function controlOf(child: ChildProcess, levers: Levers): AppControl {
  const { quit, power, pid = child.pid ?? 0 } = levers;
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const watch of watchers) watch();
    });
  }
  function end(signal: NodeJS.Signals): void {
    if (child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(pid, signal);
    } catch {
      child.kill(signal);
    }
  }
  const exited = once(child, 'exit').then(([code, signal]): Exit => ({ code, signal }));
  return {
    pid,
    logs: () => text,
    waitForLog: (wanted) =>
      new Promise((done, fail) => {
        const watch = (): void => {
          if (!text.includes(wanted)) return;
          watchers.delete(watch);
          done();
        };
        watchers.add(watch);
        watch();
        exited.then(() => fail(new Error(`The app ended without “${wanted}”:\n${text}`)), fail);
      }),
    async kill(signal = 'SIGKILL') {
      end(signal);
      return await exited;
    },
    async stop() {
      const tooLong = setTimeout(() => end('SIGKILL'), 10_000);
      quit();
      const exit = await exited;
      clearTimeout(tooLong);
      return exit;
    },
    exited,
    power,
  };
}
