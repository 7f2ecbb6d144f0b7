import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretName } from '../../../main/ports/secret-store.ts';

/** One thing to do in the child process, and what came of it. */
export type Step =
  | { readonly do: 'read' | 'read-twice' | 'erase'; readonly name: SecretName }
  /** `read-then-write` does not wait for the answer before it asks for the second. */
  | { readonly do: 'write' | 'read-then-write'; readonly name: SecretName; readonly value: string }
  | { readonly do: 'pause' | 'resume' };
export type Outcome = { readonly what: string; readonly tookMs: number };

/** How the child finds its keychain. */
export type Kind = 'unlocked' | 'locked' | 'no keyring yet' | 'no D-Bus' | 'no native file';

/** A user of this machine with an empty home folder of their own, for one test. */
export class KeychainUser implements Disposable {
  readonly #home = mkdtempSync(join(tmpdir(), 'keychain-'));

  /** Runs the steps in a fresh session of this user; gives the outcomes and all that was printed. */
  async session(kind: Kind, steps: readonly Step[], limitMs: number | null = null) {
    const { command, args } = commandFor(kind);
    const child = spawn(command, args, { env: this.#environment(), stdio: 'pipe' });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (part) => {
      printed.out += part;
    });
    child.stderr.on('data', (part) => {
      printed.err += part;
    });
    child.stdin.end(JSON.stringify({ limitMs, steps }));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    if (code !== 0) throw new Error(`the child ended with ${code}\n${printed.err}`);
    const outcomes: readonly Outcome[] = JSON.parse(printed.out.trim().split('\n').at(-1) ?? '');
    return { outcomes, what: outcomes.map(({ what }) => what), printed };
  }

  #environment(): NodeJS.ProcessEnv {
    const runtime = join(this.#home, 'run');
    mkdirSync(runtime, { recursive: true, mode: 0o700 });
    return {
      PATH: process.env['PATH'],
      HOME: this.#home,
      XDG_RUNTIME_DIR: runtime,
      LANG: 'C.UTF-8',
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** How a child names a value it read, without printing it. */
export function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}

const childScript = join(import.meta.dirname, 'keychain-child.ts');
const noKeytar = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
   registerHooks({ resolve(name, context, next) {
     if (name === 'keytar') throw new Error('libsecret-1.so.0: cannot open shared object file');
     return next(name, context);
   } });`,
)}`;

function commandFor(kind: Kind): { readonly command: string; readonly args: readonly string[] } {
  switch (kind) {
    case 'no D-Bus':
      return { command: process.execPath, args: [childScript] };
    case 'no native file':
      return { command: process.execPath, args: ['--import', noKeytar, childScript] };
    case 'unlocked':
      return session('printf %s a-password | gnome-keyring-daemon --unlock --components=secrets');
    case 'locked':
    case 'no keyring yet':
      return session('gnome-keyring-daemon --start --components=secrets </dev/null');
  }
}

/** Waits until the daemon has its name on the bus, and tells the child its process id. */
function session(start: string): { readonly command: string; readonly args: readonly string[] } {
  const ask = 'dbus-send --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus';
  const script = `
    ${start} >/dev/null
    tries=0
    until answer=$(${ask} org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null)
    do tries=$((tries + 1)); [ $tries -lt 100 ] || exit 9; sleep 0.05; done
    KEYRING_PID=\${answer##* } exec "$0" "$1"`;
  return {
    command: 'dbus-run-session',
    args: ['--', 'sh', '-c', script, process.execPath, childScript],
  };
}
