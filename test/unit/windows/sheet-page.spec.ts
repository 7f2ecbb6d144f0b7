import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentSheet } from '../../../main/printing/document-sheet.ts';
import { isAllowedRequest } from '../../../main/windows/allowed-request.ts';
import type { PageFiles } from '../../../main/windows/page-files.ts';
import { pictureSizeOf, sheetPageOf } from '../../../main/windows/sheet-page.ts';
import { createSheetPages } from '../../../main/windows/sheet-pages.ts';
import { sheetPreferencesFor, webPreferencesFor } from '../../../main/windows/web-preferences.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { payment, sale } from '../receipts/receipt-samples.ts';
import { xmlProblemOf } from '../receipts/well-formed.ts';

const fontFile = `${import.meta.dirname}/sheet-page.spec.ts`;
const files: PageFiles = new Map([
  ['till/assets/PretendardVariable-abc.woff2', { path: fontFile, type: 'font/woff2' }],
]);
const noFont: PageFiles = new Map();

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '</text></svg><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;script&gt;',
    ']]><!--',
    '</title></head>',
    '{x:\\x1bp\\x00}',
    '{code:javascript:alert(1);option:qrcode}',
    '</style><style>@import url(https://x)</style>',
  ),
);

test('whatever stands in a name, the page stays one picture and runs nothing', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (name, item, url) => {
      const data = {
        ...sale,
        shop: { ...sale.shop, name, owner: item },
        payment: { ...payment, itemName: item, receiptUrl: url, orderNo: name },
      };
      const sheet = await documentSheet(data, 80);
      const { html } = sheetPageOf(sheet, 'paper', 'app://sheet/x/font.woff2');
      const body = /<body>(.*)<\/body><\/html>$/s.exec(html)?.[1] ?? '';
      expect(xmlProblemOf(body)).toBeNull();
      expect(body.match(/<svg/g)).toHaveLength(1);
      const names = [...body.matchAll(/<([a-zA-Z]+)/g)].map(([, tag = '']) => tag);
      const drawn = ['svg', 'defs', 'filter', 'g', 'text', 'tspan', 'path', 'image'];
      const effects = ['feFlood', 'feComposite', 'rect'];
      for (const tag of names) expect([...drawn, ...effects]).toContain(tag);
      expect(body).not.toMatch(/\s(on\w+|href|style)=(?!"data:image\/png)/i);
      expect(html.match(/<title>([^<]*)<\/title>/)?.[1]).toMatch(/^[\w.-]+$/);
      expect(html.match(/<(style|link|meta|title)\b/g)).toHaveLength(4);
    }),
    { numRuns: 150 },
  );
});

test('the policy allows the page’s own style and font, and nothing else', async () => {
  const { html, policy } = sheetPageOf(await documentSheet(sale, 80), 'paper', 'app://sheet/x/f');
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(policy.split('; ').sort()).toEqual(
    [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'sandbox allow-same-origin',
    ].sort(),
  );
  expect(html).not.toMatch(/ style=/);
});

test.each([
  [80, 1280],
  [58, 928],
] as const)('a picture of %s mm paper is %s pixels wide: 406 dots an inch', async (mm, pixels) => {
  const sheet = await documentSheet({ ...sale, columns: mm === 80 ? 48 : 32 }, mm);
  expect(pictureSizeOf(sheet)).toEqual({ width: pixels, height: sheet.heightMm * 16 });
  expect(sheetPageOf(sheet, 'picture', 'f').html).toContain(`body{width:${pixels}px`);
  expect(sheetPageOf(sheet, 'paper', 'f').html).toContain(`size:${mm}mm ${sheet.heightMm}mm`);
});

describe('app://sheet', () => {
  const ask = (pages: ReturnType<typeof createSheetPages>, url: string, method = 'GET') =>
    pages.answer({ method, url });

  test('shows a sheet while its job lives, and then never again', async () => {
    const pages = createSheetPages(() => files, seededRandom(1));
    const sheet = await documentSheet(sale, 80);
    const first = pages.show(sheet, 'paper');
    const second = pages.show(sheet, 'paper');
    expect(first.url).toMatch(/^app:\/\/sheet\/[A-Z0-9]{24}$/);
    expect(second.url).not.toBe(first.url);
    const answer = await ask(pages, first.url);
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer?.text()).toContain('<svg');
    expect((await ask(pages, `${first.url}/font.woff2`))?.headers.get('content-type')).toBe(
      'font/woff2',
    );
    first.forget();
    expect(await ask(pages, first.url)).toBeNull();
    expect(await ask(pages, `${first.url}/font.woff2`)).toBeNull();
    expect(await ask(pages, second.url)).not.toBeNull();
  });

  test('answers nothing else', async () => {
    const pages = createSheetPages(() => noFont, seededRandom(1));
    const { url } = pages.show(await documentSheet(sale, 80), 'paper');
    for (const other of [
      'app://sheet/',
      'app://sheet',
      'app://till/',
      `${url}x`,
      `${url}/other`,
      `${url}/font.woff2`,
      `${url}/font.woff2/x`,
      url.toLowerCase(),
      url.replace('app:', 'https:'),
    ])
      expect(await ask(pages, other), other).toBeNull();
    expect(await ask(pages, url, 'POST')).toBeNull();
  });

  test('may be loaded; its neighbours may not', () => {
    expect(isAllowedRequest('app://sheet/ABC', false)).toBe(true);
    for (const url of ['app://sheet', 'app://sheets/A', 'https://sheet/A', 'file:///sheet/'])
      expect(isAllowedRequest(url, false)).toBe(false);
  });
});

test('a sheet’s window is as strict as every other, without bridge and without script', () => {
  const { preload: _, ...others } = webPreferencesFor({ preload: 'x', devTools: false });
  const paper = sheetPreferencesFor('paper');
  expect(paper).toEqual({ ...others, javascript: false });
  expect(sheetPreferencesFor('picture')).toEqual({ ...paper, offscreen: true });
  expect(Object.isFrozen(paper)).toBe(true);
});
