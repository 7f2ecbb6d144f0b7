import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ElectronApplication } from '@playwright/test';
import { buildFixtureApp } from '../harness/fixture-app-build.ts';
import { type RunningTill, startTill, type TillStart } from '../harness/start-till.ts';
import type { HostName } from '../harness/till-host.ts';
import { CannotLook } from './check.ts';

const root = resolve(import.meta.dirname, '../..');

/** What the checks look at: tills and the small probing app, opened when first asked for. */
export class Bench {
  readonly host: HostName;
  /** Where the save dialog puts files. */
  readonly saveFolder = mkdtempSync(join(tmpdir(), 'benepia-saved-'));
  readonly #fixtureOut: string;
  readonly #fixtureArgs: readonly string[];
  readonly #own: RunningTill[] = [];
  #shared: Promise<RunningTill> | null = null;
  #fixture: Promise<RunningTill> | null = null;
  #built = false;

  /** `fixtureArgs` weaken the probing app: a control, to see the checks fail. */
  constructor(host: HostName, fixtureOut: string, fixtureArgs: readonly string[] = []) {
    this.host = host;
    this.#fixtureOut = fixtureOut;
    this.#fixtureArgs = fixtureArgs;
  }

  /** The till in training that the checks share; each leaves it as it found it. */
  till(): Promise<RunningTill> {
    this.#shared ??= startTill({
      host: this.host,
      args: ['--training'],
      env: { BENEPIA_HOST_SAVE_TO: this.saveFolder },
    });
    return this.#shared;
  }

  /** A till in training for one check, closed after it. */
  async ownTill(start: TillStart = {}): Promise<RunningTill> {
    const args = ['--training', ...(start.args ?? [])];
    return this.#kept(await startTill({ ...start, host: this.host, args }));
  }

  /** The probing app that the checks share. */
  probes(): Promise<RunningTill> {
    this.#fixture ??= this.#startFixture(this.#fixtureArgs);
    return this.#fixture;
  }

  /** A probing app for one check, closed after it. */
  async ownProbes(...args: readonly string[]): Promise<RunningTill> {
    return this.#kept(await this.#startFixture([...this.#fixtureArgs, ...args]));
  }

  #startFixture(args: readonly string[]): Promise<RunningTill> {
    if (!this.#built) buildFixtureApp(this.#fixtureOut);
    this.#built = true;
    const out = resolve(root, this.#fixtureOut);
    return startTill({ host: this.host, out, keychain: 'absent', args });
  }

  #kept(app: RunningTill): RunningTill {
    this.#own.push(app);
    return app;
  }

  /** The way into the real main; a check marked `electron` needs it. */
  inside({ inside }: RunningTill): ElectronApplication {
    if (inside !== null) return inside;
    throw new CannotLook('This is not Electron.', 'Electron이 아닙니다.');
  }

  /**
   * Runs a function that stands on itself in main, or, in the stand-in's place, in a Node like the one its
   * main runs in. It gets at packages with `require`, made from the project's folder.
   */
  async inMain<G, R>(app: RunningTill, look: (given: G) => Promise<R>, given: G): Promise<R> {
    const call = `(${String(look)})(${JSON.stringify(given)})`;
    if (app.inside !== null) return await app.inside.evaluate<R>(call);
    return JSON.parse(await this.#inNode(call, app.keyring.env));
  }

  async #inNode(call: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
    const register = resolve(root, 'test/host/register.ts');
    const code = `process.stdout.write(JSON.stringify(await ${call}))`;
    const args = ['--import', register, '--input-type=module', '--eval', code];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, wrong] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (out === '') throw new Error(`Nothing was answered: ${wrong.slice(0, 500)}`);
    return out;
  }

  /** What helps to understand a failure: each app's windows and words. Stays on this PC; the report has none of it. */
  async keepEvidence(folder: string, name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const shared = await Promise.all([this.#shared, this.#fixture].map((each) => each ?? null));
    const apps = [...shared, ...this.#own].filter((each) => each !== null);
    for (const [at, app] of apps.entries()) {
      writeFileSync(join(folder, `${name}-${at}.log`), app.main.logs());
      for (const window of ['till', 'customer'] as const) {
        const path = join(folder, `${name}-${at}-${window}.png`);
        await app[window].screenshot({ path, timeout: 3_000 }).catch(() => undefined);
      }
    }
  }

  /** Closes what one check opened for itself. */
  async closeOwn(): Promise<void> {
    for (const app of this.#own.splice(0)) await app.close();
  }

  /** Ends the shared till as a person would: its session closes, and the folder stays for a look. */
  async endShared(): Promise<RunningTill> {
    const app = await this.till();
    this.#shared = null;
    this.#own.push(app);
    return app;
  }

  async close(): Promise<void> {
    await this.closeOwn();
    await (await this.#shared)?.close();
    await (await this.#fixture)?.close();
    rmSync(this.saveFolder, { recursive: true, force: true });
  }
}

/** The project's folder, for `require` in main. */
export const projectFolder = root;
