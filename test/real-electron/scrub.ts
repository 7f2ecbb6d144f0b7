import { homedir, hostname, tmpdir, userInfo } from 'node:os';

const longest = 300;
/** Folders on the way to a file, with spaces and letters of any language in their names; written once or twice escaped. */
const folders = String.raw`(?:[^\\/:*?"<>|\n]{1,80}[\\/]+)+`;
/** The file's own name ends where a sentence could go on. */
const file = String.raw`[^\\/\s:"',)|<>]*`;
/** How a path begins: a drive, a share of another machine, or the root of a Linux or macOS. */
const beginnings = [
  String.raw`<(?:home|temp)>[\\/]+`,
  String.raw`\b[A-Za-z]:[\\/]+`,
  String.raw`(?<![\w\\:])\\{2,}(?=[^\\\s])`,
];
const paths = new RegExp(`(?:${beginnings.join('|')})(?:${folders})?${file}`, 'g');
/** A single name after the root (`/index.html`) is an address of ours. */
const rootedPaths = new RegExp(String.raw`(?<![\p{L}\w:/.>-])/(?!\s)${folders}${file}`, 'gu');

/** What may name a machine or a person, and what stands in its place. Longer ones first: a home may hold the project. */
export type Names = readonly (readonly [name: string, shown: string])[];

export function namesHere(project: string): Names {
  const names: (readonly [string, string])[] = [
    [project, '<project>'],
    [tmpdir(), '<temp>'],
    [homedir(), '<home>'],
    [hostname(), '<machine>'],
    [userInfo().username, '<user>'],
  ];
  return names.toSorted(([a], [b]) => b.length - a.length);
}

/** A line for a report that may be pasted anywhere: no path, machine, user or address, and not long. */
export function scrub(line: string, names: Names): string {
  let text = line;
  for (const [name, shown] of names) {
    if (name.length < 2) continue;
    for (const written of writingsOf(name)) text = replaceName(text, written, shown);
  }
  return text
    .replaceAll(paths, '<path>')
    .replaceAll(rootedPaths, '<path>')
    .replaceAll(/\b(?:\d{1,3}\.){3}\d{1,3}:\d+/g, '<address>')
    .replaceAll(/\s+/g, ' ')
    .slice(0, longest);
}

/** As it is, as an address, and as JSON writes it. */
function writingsOf(name: string): readonly string[] {
  const slashed = name.replaceAll('\\', '/');
  const escaped = name.replaceAll('\\', '\\\\');
  return [...new Set([name, slashed, encodeURI(slashed), escaped])];
}

/** A short name stands alone: a user called `main` must not change the word `remain`. */
function replaceName(text: string, name: string, shown: string): string {
  const plain = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${plain}(?![A-Za-z0-9])`, 'gi'), shown);
}
