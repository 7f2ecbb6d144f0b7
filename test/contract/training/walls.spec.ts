import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../main/training/portone/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

test('the training gateway imports Node and itself, and nothing else', () => {
  expect(files).toContain('server.ts');
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const imported = [...text.matchAll(/(?:\bfrom |\bimport\(?\s*)'([^']+)'/g)].map(
      (match) => match[1],
    );
    const others = imported.filter((path) => !/^(node:[a-z/]+|\.\/[a-z-]+\.ts)$/.test(path ?? ''));
    expect(others, name).toEqual([]);
  }
});

test('the training gateway opens no connection of its own', () => {
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(text, name).not.toMatch(
      /\bfetch\(|\bconnect\(|http\.request|node:(net|tls|https|dgram)/,
    );
  }
});
