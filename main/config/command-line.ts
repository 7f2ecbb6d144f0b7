import { resolve } from 'node:path';
import type { Language, Mode } from '../../preload/views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { loopbackOrigin } from './loopback.ts';
import { type StartProblem, type StartRule, startProblem } from './start-problem.ts';

/** What was asked for on the command line; null means not given. */
export type CommandLine = {
  readonly show: 'app' | 'help' | 'version';
  readonly mode: Mode | null;
  readonly language: Language | null;
  /** An absolute folder for everything this program keeps. */
  readonly dataDir: string | null;
  /** `http://127.0.0.1:1234`, checked to be on this machine. */
  readonly gatewayUrl: string | null;
  /** The same in the place of Bunjang. */
  readonly bunjangUrl: string | null;
  /** How many times faster the schedules run; 1 is real time. */
  readonly timeScale: number;
  /** The API keys come as the first line of standard input. */
  readonly keysStdin: boolean;
  /** Keychain items of this run stand apart under this name; null is the shop's own. */
  readonly keychain: string | null;
};

type Given = Partial<CommandLine>;
type Broken = { readonly rule: StartRule; readonly detail?: StartProblem['detail'] };
type Option = {
  readonly only: 'anywhere' | 'development';
  readonly read: (value: string | null) => Result<Given, Broken>;
};

const nothingGiven: CommandLine = {
  show: 'app',
  mode: null,
  language: null,
  dataDir: null,
  gatewayUrl: null,
  bunjangUrl: null,
  timeScale: 1,
  keysStdin: false,
  keychain: null,
};

const options: ReadonlyMap<string, Option> = new Map([
  ['--help', { only: 'anywhere', read: flag({ show: 'help' }) }],
  ['--version', { only: 'anywhere', read: flag({ show: 'version' }) }],
  ['--training', { only: 'anywhere', read: flag({ mode: 'training' }) }],
  ['--mode', { only: 'anywhere', read: one<Mode>(['training', 'test', 'live'], 'mode') }],
  ['--lang', { only: 'anywhere', read: one<Language>(['ko', 'en'], 'language') }],
  ['--data-dir', { only: 'anywhere', read: valued(folderOf) }],
  ['--gateway-url', { only: 'development', read: valued(standIn('gatewayUrl')) }],
  ['--bunjang-url', { only: 'development', read: valued(standIn('bunjangUrl')) }],
  ['--time-scale', { only: 'development', read: valued(timeScaleOf) }],
  ['--keys-stdin', { only: 'development', read: flag({ keysStdin: true }) }],
  ['--keychain', { only: 'development', read: valued(keychainOf) }],
]);

/** Switches of the shell itself that may stand beside ours. */
const shellSwitches =
  /^--(no-sandbox|disable-gpu|ozone-platform(-hint)?|force-device-scale-factor|force-renderer-accessibility|enable-logging)(=|$)|^-psn_/;
/** Switches that open this program to a debugger; a packaged one does not start with them. */
const debugSwitches = /^--(inspect(-brk)?|remote-debugging-(port|pipe|address)|js-flags)(=|$)/;

/** The arguments meant for this program: without the executable and, unpackaged, the app's path. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const given = argv.slice(1);
  const app = isPackaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'));
  const own = app < 0 ? given : given.toSpliced(app, 1);
  const separator = own.indexOf('--');
  return separator < 0 ? own : own.toSpliced(separator, 1);
}

/**
 * Reads this program's own arguments (see `ownArguments`). Fails with the first option that is wrong;
 * the exit code is then `usageExitCode`. `--help` and `--version` are answered whatever else is there.
 */
export function parseCommandLine(
  own: readonly string[],
  context: { readonly isPackaged: boolean },
): Result<CommandLine, StartProblem> {
  for (const [name, show] of [['--help', 'help'] as const, ['--version', 'version'] as const]) {
    if (own.includes(name)) return ok({ ...nothingGiven, show });
  }
  const seen = new Set<string>();
  let line = nothingGiven;
  for (const argument of own) {
    if (shellSwitches.test(argument)) continue;
    const { name, value } = partsOf(argument);
    const read = readOption(argument, { name, value, isPackaged: context.isPackaged });
    if (!read.ok) return read;
    if (seen.has(name)) return fail(startProblem(name, 'twice'));
    seen.add(name);
    if (contradicts(line, read.value)) {
      return fail(startProblem(name, 'against', { other: 'training' }));
    }
    line = { ...line, ...read.value };
  }
  return ok(line);
}

/** The options a build understands, for `--help`. */
export function optionNames(isPackaged: boolean): readonly string[] {
  const all = [...options].filter(([, { only }]) => !isPackaged || only === 'anywhere');
  return all.map(([name]) => name);
}

type Asked = {
  readonly name: string;
  readonly value: string | null;
  readonly isPackaged: boolean;
};

function readOption(argument: string, asked: Asked): Result<Given, StartProblem> {
  const { name, value, isPackaged } = asked;
  if (debugSwitches.test(argument)) {
    return isPackaged ? fail(startProblem(name, 'only-in-development')) : ok({});
  }
  const option = options.get(name);
  if (option === undefined) {
    return fail(startProblem(name, name.startsWith('-') ? 'unknown-option' : 'not-an-option'));
  }
  if (isPackaged && option.only === 'development') {
    return fail(startProblem(name, 'only-in-development'));
  }
  const read = option.read(value);
  return read.ok ? read : fail(startProblem(name, read.failure.rule, read.failure.detail));
}

/** The name is cut: a secret pasted where an option belongs must not be repeated in full. */
function partsOf(argument: string): { readonly name: string; readonly value: string | null } {
  const equals = argument.indexOf('=');
  const name = equals < 0 ? argument : argument.slice(0, equals);
  const value = equals < 0 ? null : argument.slice(equals + 1);
  return { name: name.startsWith('--') ? name.slice(0, 40) : name.slice(0, 4), value };
}

/** `--training` beside `--mode=live`: whichever won, somebody would be surprised. */
function contradicts(line: CommandLine, given: Given): boolean {
  return line.mode !== null && given.mode !== undefined && line.mode !== given.mode;
}

function flag(given: Given): Option['read'] {
  return (value) => (value === null ? ok(given) : fail({ rule: 'takes-no-value' }));
}

function valued(read: (value: string) => Result<Given, Broken>): Option['read'] {
  return (value) =>
    value === null || value === '' ? fail({ rule: 'missing-value' }) : read(value);
}

function one<T extends string>(allowed: readonly T[], key: 'mode' | 'language'): Option['read'] {
  return valued((value) => {
    const found = allowed.find((each) => each === value);
    if (found === undefined)
      return fail({ rule: 'one-of', detail: { allowed: allowed.join(', ') } });
    return ok({ [key]: found });
  });
}

function folderOf(value: string): Result<Given, Broken> {
  return value.includes('\0') ? fail({ rule: 'bad-folder' }) : ok({ dataDir: resolve(value) });
}

function standIn(name: 'gatewayUrl' | 'bunjangUrl'): (value: string) => Result<Given, Broken> {
  return (value) => {
    const loopback = loopbackOrigin(value);
    if (typeof loopback === 'string') return fail({ rule: loopback });
    return ok({ [name]: loopback.origin });
  };
}

/** A test on a person's own PC must not touch the keys of the shop. */
function keychainOf(value: string): Result<Given, Broken> {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(value)) return ok({ keychain: value });
  return fail({ rule: 'bad-name', detail: { limit: 40 } });
}

function timeScaleOf(value: string): Result<Given, Broken> {
  const timeScale = /^\d{1,4}(\.\d{1,3})?$/.test(value) ? Number(value) : Number.NaN;
  if (timeScale >= 1 && timeScale <= 1000) return ok({ timeScale });
  return fail({ rule: 'out-of-range', detail: { from: 1, to: 1000 } });
}
