import { describe, expect, test } from 'vitest';
import { allPapers, filesNamedIn, isThere, linksIn, paper } from './papers.ts';

describe.each(allPapers())('%s', (path) => {
  test('links only to files that are there', () => {
    expect(linksIn(path).filter((link) => !isThere(link))).toEqual([]);
  });

  test('names only files that are there', () => {
    expect(filesNamedIn(paper(path)).filter((file) => !isThere(file))).toEqual([]);
  });
});
