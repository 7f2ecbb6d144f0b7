import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');

function wordsOf(language: 'ko' | 'en', name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(renderer, 'words', language, `${name}.json`), 'utf8'));
}

function sourceOf(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(renderer, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(join(renderer, folder, file), 'utf8')),
    )
    .join('\n');
}

/** True for a key that stands in the source, whole or as what a template of it makes. */
function useTest(source: string): (key: string) => boolean {
  const templates = [...source.matchAll(/`([a-z][\w.-]*\$\{[^`]*)`/g)].map(
    ([, text = '']) =>
      new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.-]+')}$`),
  );
  return (key) =>
    source.includes(`'${key}'`) ||
    source.includes(`"${key}"`) ||
    templates.some((each) => each.test(key));
}

const blanksIn = (text = ''): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([blank]) => blank).sort();

describe.each(['shared', 'till', 'points', 'printing'])('the words of %s.json', (name) => {
  const ko = wordsOf('ko', name);
  const en = wordsOf('en', name);

  it('are the same in both languages, with the same blanks', () => {
    expect(Object.keys(en)).toEqual(Object.keys(ko));
    for (const key of Object.keys(ko)) expect(blanksIn(en[key]), key).toEqual(blanksIn(ko[key]));
  });

  it('are never empty', () => {
    for (const text of [...Object.values(ko), ...Object.values(en)]) expect(text).not.toBe('');
  });

  it('say what the glossary says, not its forbidden synonyms', () => {
    for (const [key, text] of Object.entries(ko)) {
      expect(text, key).not.toMatch(/과금|환불|에러|오류가 발생|성공|실패|아웃박스|타임아웃|!/);
      expect(text, key).not.toMatch(/\{\{\w+\}\}(은|는|이|가|을|를|과|와)(?![가-힣])/);
    }
  });
});

it('every word of the till is used somewhere', () => {
  const used = useTest(sourceOf('till', 'shared'));
  const words = {
    ...wordsOf('ko', 'till'),
    ...wordsOf('ko', 'points'),
    ...wordsOf('ko', 'printing'),
  };
  expect(Object.keys(words).filter((key) => !used(key))).toEqual([]);
});
