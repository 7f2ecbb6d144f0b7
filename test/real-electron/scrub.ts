import { homedir, hostname, tmpdir, userInfo } from 'node:os';

const longest = 300;

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
    for (const written of [name, name.replaceAll('\\', '/'), encodeURI(name)]) {
      text = replaceName(text, written, shown);
    }
  }
  return text
    .replaceAll(/<(?:home|temp)>[\\/][^\s"',)|]*/g, '<path>')
    .replaceAll(/\b[A-Za-z]:[\\/][^\s"',)]*/g, '<path>')
    .replaceAll(/(?<![\w:/.>-])\/(?:[\w.@-]+\/)+[\w.@-]*/g, '<path>')
    .replaceAll(/\b(?:\d{1,3}\.){3}\d{1,3}:\d+/g, '<address>')
    .replaceAll(/\s+/g, ' ')
    .slice(0, longest);
}

/** A short name stands alone: a user called `main` must not change the word `remain`. */
function replaceName(text: string, name: string, shown: string): string {
  const plain = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${plain}(?![A-Za-z0-9])`, 'gi'), shown);
}
