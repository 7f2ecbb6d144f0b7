import { spawn } from 'node:child_process';
import { sandboxArguments } from '../../scripts/electron-binary.mjs';

const limitMs = 20_000;

/** How a program ends that is started like this; null when it goes on for 20 seconds and is ended, or cannot start. */
export async function exitCodeOf(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  limit = limitMs,
): Promise<number | null> {
  // Before the others: what follows `-e` would be taken for its own.
  const child = spawn(program, [...sandboxArguments(), ...args], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  return await new Promise((done) => {
    child.once('error', () => done(null));
    child.once('exit', done);
  });
}
