import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that must not be found, under a name that may be printed. */
export type Needle = { readonly name: string; readonly bytes: Buffer };

/** A word that must not leak, as it stands and in the dresses that programs put words in. */
export function needlesFor(name: string, word: string): readonly Needle[] {
  const plain = Buffer.from(word);
  const dresses = {
    '': plain,
    ' in UTF-16': Buffer.from(word, 'utf16le'),
    ' in base64': Buffer.from(plain.toString('base64').slice(0, Math.floor(word.length / 3) * 4)),
    ' in hex': Buffer.from(plain.toString('hex')),
    ' in a URL': Buffer.from(encodeURIComponent(word)),
  };
  return Object.entries(dresses).map(([dress, bytes]) => ({ name: `${name}${dress}`, bytes }));
}

/** The word and every four characters of it that stand together. */
export function needlesForParts(name: string, word: string): readonly Needle[] {
  const parts = Array.from({ length: word.length - 3 }, (_, at) => word.slice(at, at + 4));
  const few = parts.map((part) => ({ name: `four of ${name}`, bytes: Buffer.from(part) }));
  return [...needlesFor(name, word), ...few];
}

/** The names of the needles in these bytes, each once. */
export function foundIn(hay: string | Buffer, needles: readonly Needle[]): readonly string[] {
  const bytes = Buffer.from(hay);
  const found = needles.filter((needle) => bytes.includes(needle.bytes));
  return [...new Set(found.map(({ name }) => name))];
}

/** What is found in the files of a folder and the folders in it: `file: name`. */
export function foundInFolder(folder: string, needles: readonly Needle[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      return foundIn(readFileSync(file), needles).map((name) => `${file}: ${name}`);
    });
}

/** What is found in the command lines and environments of a process and all it has started. */
export function foundInProcesses(pid: number, needles: readonly Needle[]): readonly string[] {
  return familyOf(pid).flatMap((each) =>
    (['cmdline', 'environ'] as const).flatMap((what) =>
      foundIn(readOf(each, what), needles).map((name) => `${what} of ${each}: ${name}`),
    ),
  );
}

/** A process and everything below it. */
export function familyOf(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid);
  return [pid, ...children.flatMap(familyOf)];
}

function parentOf(pid: number): number {
  const stat = readOf(pid, 'stat').toString();
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty when the process has just ended. */
function readOf(pid: number, what: 'cmdline' | 'environ' | 'stat'): Buffer {
  try {
    return readFileSync(`/proc/${pid}/${what}`);
  } catch {
    return Buffer.alloc(0);
  }
}
