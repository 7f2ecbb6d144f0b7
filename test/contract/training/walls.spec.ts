import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const training = new URL('../../../main/training/', import.meta.url);
const folders = readdirSync(training);

/** Itself and Node; the gateways also what all of them need. */
const own = String.raw`node:[a-z/]+|\./[a-z-]+\.ts`;
const allowed = (folder: string) =>
  new RegExp(
    folder === 'loopback' ? `^(${own})$` : String.raw`^(${own}|\.\./loopback/[a-z-]+\.ts)$`,
  );

test('there are the two gateways and what both need', () => {
  expect(folders).toEqual(expect.arrayContaining(['loopback', 'portone']));
});

describe.each(folders)('main/training/%s', (folder) => {
  const texts = readdirSync(new URL(`${folder}/`, training)).map((name) => {
    return [name, readFileSync(new URL(`${folder}/${name}`, training), 'utf8')] as const;
  });

  test('imports Node, itself and what every gateway here needs, and nothing else', () => {
    expect(texts.length).toBeGreaterThan(5);
    for (const [name, text] of texts) {
      const imported = [...text.matchAll(/(?:\bfrom |\bimport\(?\s*)'([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      expect(
        imported.filter((path) => !allowed(folder).test(path)),
        name,
      ).toEqual([]);
    }
  });

  test('opens no connection of its own', () => {
    for (const [name, text] of texts) {
      expect(text, name).not.toMatch(
        /\bfetch\(|\bconnect\(|http\.request|node:(net|tls|https|dgram)/,
      );
    }
  });
});
