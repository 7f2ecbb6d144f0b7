import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second instance leaves for the first. */
export type SecondInstance = {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
};

type Holder = { readonly pid: number; readonly started: string };

/** When a process began, so that a number used again is not taken for the same process. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return fields[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return startOf(pid) === started;
}

function holderIn(file: string): Holder | null {
  try {
    const { pid, started }: Holder = JSON.parse(readFileSync(file, 'utf8'));
    return { pid, started };
  } catch {
    return null;
  }
}

/** Takes the lock file, or gives false when someone who is alive has it. A dead holder's is taken over. */
function takeLock(file: string): boolean {
  const own: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (let round = 0; round < 3; round += 1) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
      return true;
    } catch {
      const holder = holderIn(file);
      if (holder !== null && holder.pid === process.pid) return true;
      if (holder !== null && isAlive(holder)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

/**
 * Electron's question, answered at once. The second instance leaves a note in the folder before it is told
 * no; the first, which watches the folder, is told with `second`.
 */
export function requestSingleInstance(
  userData: string,
  data: unknown,
  second: (other: SecondInstance) => void,
): boolean {
  const folder = join(userData, 'host-instance');
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock.json');
  if (!takeLock(lock)) {
    const note: SecondInstance = { argv: process.argv, cwd: process.cwd(), data };
    const draft = join(folder, `${process.pid}.draft`);
    writeFileSync(draft, JSON.stringify(note));
    renameSync(draft, join(folder, `${process.pid}.note`));
    return false;
  }
  watch(folder, { persistent: false }, () => readNotes(folder, second));
  process.once('exit', () => rmSync(lock, { force: true }));
  return true;
}

function readNotes(folder: string, second: (other: SecondInstance) => void): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.note')) continue;
    const note: SecondInstance = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    rmSync(join(folder, name), { force: true });
    second(note);
  }
}
