import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyTable } from '../../../renderer/till/keys/key-table.ts';
import { paper, root } from './papers.ts';
import { screenWords } from './screen-words.ts';

/** A4 less the card's own margins, in CSS pixels. */
const printed = { width: Math.floor((188 / 25.4) * 96), height: Math.floor((279 / 25.4) * 96) };

let browser: Browser;

beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
});

afterAll(async () => {
  await browser.close();
});

type Quoted = { readonly of: string | null; readonly text: string };

/** What stands in these elements, and which word or key it claims to be. */
async function quoted(page: Page, selector: string, attribute: string): Promise<readonly Quoted[]> {
  return page.locator(selector).evaluateAll(
    (elements, name) =>
      elements.map((element) => ({
        of: element.getAttribute(name),
        text: element.textContent.trim(),
      })),
    attribute,
  );
}

/** True when the text is that sentence of the program, with something in the place of each blank. */
function says(text: string, sentence: string | undefined): boolean {
  if (sentence === undefined) return false;
  const parts = sentence
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(text);
}

describe.each(['ko', 'en'] as const)('The cashier’s card (%s)', (language) => {
  const name = `docs/cashier-card.${language}.html`;
  const open = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: printed.width, height: 800 } });
    await page.goto(pathToFileURL(`${root}/${name}`).href);
    return page;
  };

  test('says each sentence and button as the program says it', async () => {
    const page = await open();
    const all = await quoted(page, 'q, b', 'data-word');
    expect(all.length).toBeGreaterThan(30);
    const wrong = all.filter(({ of, text }) => !says(text, screenWords[language].get(of ?? '')));
    expect(wrong).toEqual([]);
  });

  test('says, where money is in doubt, to take none another way before the way out of it', async () => {
    const page = await open();
    const rowOf = (word: string) =>
      page.locator('tr', { has: page.locator(`q[data-word="${word}"]`) });
    const outs = {
      'unknown.title': 'unknown.if-paid',
      'waiting-sale.title': 'waiting-sale.withdraw',
    };
    for (const [word, out] of Object.entries(outs)) {
      const row = rowOf(word);
      expect(await row.textContent()).toMatch(/다른 결제수단|another way/);
      expect(await row.locator(`b[data-word="${out}"]`).count()).toBe(1);
    }
  });

  test('names each key as the table of keys names it', async () => {
    const page = await open();
    const all = await quoted(page, 'kbd', 'data-key');
    expect(all.length).toBeGreaterThan(10);
    const shown = new Map<string | null, string>(keyTable.map((row) => [row.command, row.shown]));
    expect(all.filter(({ of, text }) => shown.get(of) !== text)).toEqual([]);
  });

  test('prints on one side of A4, with room for another machine’s letters', async () => {
    const page = await open();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    await page.emulateMedia({ media: 'print' });
    const body = await page.locator('body').evaluate((element) => ({
      height: element.getBoundingClientRect().height,
      overflow: element.scrollWidth - element.clientWidth,
    }));
    expect(body.height).toBeLessThan(printed.height * 0.97);
    expect(body.overflow).toBe(0);
  });

  test('needs nothing but itself, and runs nothing', () => {
    expect(paper(name)).not.toMatch(/<script|<link|<img|\son\w+=|url\(|@import|https?:/i);
  });
});

test('Both cards quote the same words and keys', () => {
  const [korean, english] = ['ko', 'en'].map((language) =>
    [...paper(`docs/cashier-card.${language}.html`).matchAll(/data-(?:word|key)="([^"]+)"/g)]
      .map(([, of]) => of)
      .sort(),
  );
  expect(korean).toEqual(english);
});
