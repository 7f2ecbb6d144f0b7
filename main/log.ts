import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { type LogFact, levelOf, logEvents } from './log-events.ts';
import { redact } from './redact.ts';
import type { Secret } from './secrets/secret.ts';

/** The program's log: facts go in, one line of JSON each comes out. */
export type Log = {
  fact(fact: LogFact): void;
  /** A value that must never be in the log, whatever field it gets into. */
  watch(secret: Secret): void;
};

/** The newest file, and four older ones; each is closed at this size. */
export const logFile = 'main.log';
const filesMax = 5;
const fileBytesMax = 5 * 1024 * 1024;
const textCharsMax = 300;

/**
 * Opens the log in a folder. A log that cannot be written never stops the till: the line is lost and
 * the console told.
 */
export function openLog(options: {
  readonly folder: string;
  readonly wallMs: () => number;
  readonly fileBytesMax?: number;
}): Log {
  const { folder, wallMs } = options;
  const secrets = new Set<Secret>();
  const logger = electronLog.create({ logId: `benepia-pos:${folder}` });
  const { file, console: terminal } = logger.transports;
  terminal.level = false;
  file.level = 'info';
  file.maxSize = options.fileBytesMax ?? fileBytesMax;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  // Left to itself the library looks for a package.json near the program, and writes nothing without one.
  file.setAppName('benepia-pos');
  file.resolvePathFn = () => join(folder, logFile);
  file.archiveLogFn = () => rotate(folder);
  // The line is made below; the library's own formatting would read % signs in it.
  file.transforms = [({ data }) => data[0]];
  makeFolder(folder);

  return {
    fact(fact) {
      logger[levelOf(fact.event)](lineOf(fact, wallMs(), secrets));
    },
    watch(secret) {
      secrets.add(secret);
    },
  };
}

/** The declared fields of a fact, and nothing else, as one line of JSON. */
export function lineOf(fact: LogFact, wallMs: number, secrets: Iterable<Secret>): string {
  const { event } = fact;
  const line: Record<string, string | number> = {
    at: new Date(wallMs).toISOString(),
    level: levelOf(event),
    event,
  };
  const given = new Map<string, unknown>(Object.entries(fact));
  for (const [name, kind] of Object.entries(logEvents[event])) {
    const value = given.get(name);
    if (kind === 'text' && typeof value === 'string') {
      line[name] = redact(value, secrets).slice(0, textCharsMax);
    }
    if (kind === 'number' && typeof value === 'number') line[name] = value;
  }
  return JSON.stringify(line);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The library says so on the console at the first line.
  }
}

/** main.log becomes main.1.log, and so on; the oldest is overwritten. */
function rotate(folder: string): void {
  const nameOf = (n: number) => join(folder, n === 0 ? logFile : `main.${n}.log`);
  for (let n = filesMax - 2; n >= 0; n -= 1) {
    try {
      renameSync(nameOf(n), nameOf(n + 1));
    } catch {
      // There is no such file yet.
    }
  }
}
