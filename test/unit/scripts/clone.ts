import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const scripts = join(import.meta.dirname, '../../../scripts');

/** What a script printed, and how it ended. */
export type Ran = { readonly code: number | null; readonly text: string; readonly tookMs: number };

/** What a function of scripts/, which is plain JavaScript, answers. */
export async function answerOf(file: string, name: string, args: readonly unknown[]) {
  const found: unknown = (await import(join(scripts, file)))[name];
  if (typeof found !== 'function') throw new TypeError(`${file} has no ${name}`);
  const answer: unknown = Reflect.apply(found, null, [...args]);
  return answer;
}

/** A clone of this project with nothing in it but the scripts and what a test puts there. */
export class Clone implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'clone-'));

  constructor() {
    cpSync(scripts, join(this.root, 'scripts'), { recursive: true });
    this.write('bin/.keep', '');
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    chmodSync(join(this.root, path), mode);
  }

  read(path: string): string {
    return existsSync(join(this.root, path)) ? readFileSync(join(this.root, path), 'utf8') : '';
  }

  /** Puts a shell script on the PATH of the scripts under test. */
  command(name: string, lines: string): void {
    this.write(`bin/${name}`, `#!/bin/sh\n${lines}\n`, 0o755);
  }

  /** Runs a script in an environment of its own: nothing of this machine's but what is given. */
  async run(
    script: string,
    options: {
      readonly args?: readonly string[];
      readonly env?: NodeJS.ProcessEnv;
    } = {},
  ): Promise<Ran> {
    const startedMs = performance.now();
    const child = spawn(
      process.execPath,
      [join(this.root, 'scripts', script), ...(options.args ?? [])],
      {
        cwd: this.root,
        env: { PATH: join(this.root, 'bin'), HOME: this.root, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        text += part;
      });
    }
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, text, tookMs: performance.now() - startedMs };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
