import { describe, expect, test } from 'vitest';
import { commandsIn, filesNamedIn, isThere, linksIn, paper } from './papers.ts';

const readmes = ['README.md', 'README.ko.md'];

function scriptsOfPackage(): readonly string[] {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    paper('package.json'),
  );
  return Object.keys(scripts);
}

/** The same for both languages: `docs/training.ko.md` and `docs/training.md` are one paper. */
function withoutLanguage(paths: readonly string[]): readonly string[] {
  const plain = paths.map((path) => path.replace(/[.-](ko|en)(?=\.(md|html|png)$)/, ''));
  return [...new Set(plain)].sort();
}

describe.each(readmes)('%s', (name) => {
  test('names only files that are there, all the way of a click', () => {
    const files = filesNamedIn(paper(name));
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => !isThere(file))).toEqual([]);
  });

  test('names only commands that package.json has', () => {
    const commands = commandsIn(paper(name));
    expect(commands).toEqual(expect.arrayContaining(['demo', 'start', 'test']));
    const known = scriptsOfPackage();
    expect(commands.filter((command) => !known.includes(command))).toEqual([]);
  });

  test('is read in three minutes', () => {
    expect(paper(name).split('\n').length).toBeLessThan(110);
  });
});

test('Both READMEs name the same files, commands, papers and pictures', () => {
  const [english, korean] = readmes.map((name) => ({
    files: filesNamedIn(paper(name)),
    commands: commandsIn(paper(name)),
    links: withoutLanguage(linksIn(name)),
    headings: paper(name).match(/^#+ /gm),
  }));
  expect(korean).toEqual(english);
});
