import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/**
 * How a packed app ends when it is started for a debugger, a stand-in gateway, or as Node. One that goes on all the
 * same does so in training in a folder of its own: the shop's data is not to be met.
 */
export async function endsOf(program: string) {
  const place = mkdtempSync(join(tmpdir(), 'benepia-packed-'));
  const apart = [`--data-dir=${place}`, '--training'];
  const endOf = async (argument: string): Promise<number | null> =>
    await exitCodeOf(program, [argument, ...apart]);
  try {
    return {
      debugPort: await endOf('--remote-debugging-port=0'),
      inspect: await endOf('--inspect=0'),
      gateway: await endOf('--gateway-url=http://127.0.0.1:9'),
      // With the fuse open this would be Node, which leaves what follows `--` alone, and end with 7.
      asNode: await exitCodeOf(program, ['-e', 'process.exit(7)', '--', ...apart], {
        ELECTRON_RUN_AS_NODE: '1',
      }),
    };
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
