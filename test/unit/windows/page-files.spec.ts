import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedRequest } from '../../../main/windows/allowed-request.ts';
import { answerFor, contentSecurityPolicy } from '../../../main/windows/page-answer.ts';
import { type PageFiles, pageFileFor, pageFilesIn } from '../../../main/windows/page-files.ts';

let folder = '';
let files: PageFiles = new Map();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const contents = {
    'till/index.html': '<p>till</p>',
    'customer/index.html': '<p>customer</p>',
    'assets/till-1.js': 'till()',
    'assets/font.woff2': 'font',
    'secret.txt': 'secret',
    'till/secret.txt': 'secret',
  };
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  files = pageFilesIn(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const answer = (url: string, method = 'GET') => answerFor(files, { method, url });

describe('what app:// answers', () => {
  const found: [url: string, body: string, type: string][] = [
    ['app://till/', '<p>till</p>', 'text/html; charset=utf-8'],
    ['app://till/index.html', '<p>till</p>', 'text/html; charset=utf-8'],
    ['app://till/?a=1#b', '<p>till</p>', 'text/html; charset=utf-8'],
    ['app://customer/', '<p>customer</p>', 'text/html; charset=utf-8'],
    ['app://till/assets/till-1.js', 'till()', 'text/javascript; charset=utf-8'],
    ['app://customer/assets/font.woff2', 'font', 'font/woff2'],
  ];
  test.each(found)('%s is there', async (url, body, type) => {
    const response = await answer(url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-type')).toBe(type);
  });

  const missing = [
    'app://till/secret.txt',
    'app://till/../secret.txt',
    'app://till/assets/../../secret.txt',
    'app://till/assets/%2e%2e/secret.txt',
    'app://till/assets\\till-1.js',
    'app://till//assets/till-1.js',
    'app://till/assets/till-1.js\0',
    'app://till/ASSETS/till-1.js',
    'app://other/index.html',
    'app://till',
    'app://',
    'https://till/',
    'file:///etc/passwd',
    '',
  ];
  test.each(missing)('%s is not', async (url) => {
    const response = await answer(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test('nothing but GET is answered', async () => {
    for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS']) {
      expect((await answer('app://till/', method)).status).toBe(404);
    }
  });

  test('the policy and nosniff go with every answer, found or not', async () => {
    for (const url of ['app://till/', 'app://till/assets/till-1.js', 'app://till/none']) {
      const { headers } = await answer(url);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('no text whatever reaches a file that is not listed', () => {
    const listed = new Set([...files.values()].map((file) => file.path));
    const pieces = [
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2F',
      '%00',
      '\0',
      'assets',
      'secret.txt',
      'till',
    ];
    const path = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })));
    const url = fc.tuple(fc.constantFrom('till', 'customer', '..', ''), path);
    fc.assert(
      fc.property(url, ([host, parts]) => {
        const file = pageFileFor(files, `app://${host}/${parts.join('')}`);
        return file === null || listed.has(file.path);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('which requests a page may make', () => {
  const cases: [url: string, devTools: boolean, allowed: boolean][] = [
    ['app://till/', false, true],
    ['app://customer/assets/a.js', false, true],
    ['app://tillx/', false, false],
    ['app://till.evil/', false, false],
    ['https://till/', false, false],
    ['http://127.0.0.1:8080/', false, false],
    ['file:///etc/passwd', false, false],
    ['devtools://devtools/x.js', false, false],
    ['devtools://devtools/x.js', true, true],
    ['https://elsewhere.example/', true, false],
  ];
  test.each(cases)('%s with developer tools %s: %s', (url, devTools, allowed) => {
    expect(isAllowedRequest(url, devTools)).toBe(allowed);
  });
});
