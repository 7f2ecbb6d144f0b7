import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pictureLanguages, pictureNames } from '../../demo/pictures.ts';
import { allPapers, linksIn, picturesThere, root } from './papers.ts';

const shown = new Set(allPapers().flatMap((path) => linksIn(path)));

test('docs/pictures/ holds what scripts/pictures.mjs makes, and nothing else', () => {
  const made = pictureNames.flatMap((name) =>
    pictureLanguages.map((language) => `docs/pictures/${name}-${language}.png`),
  );
  expect([...picturesThere()].sort()).toEqual(made.sort());
});

test('Each picture is shown in some paper', () => {
  expect(picturesThere().filter((picture) => !shown.has(picture))).toEqual([]);
});

test('The pictures are whole screens of either window', () => {
  for (const picture of picturesThere()) {
    const png = readFileSync(join(root, picture));
    const size = `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
    expect(['1024x768', '1280x800'], picture).toContain(size);
  }
});

test('The pictures together are smaller than 1.5 MB', () => {
  const bytes = picturesThere().map((picture) => statSync(join(root, picture)).size);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(1_500_000);
});
