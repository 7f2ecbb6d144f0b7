import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    readonly axe: { run(where: { readonly exclude: readonly string[] }): Promise<AxeResults> };
  }
}

/** Puts the accessibility checker into a page; the page's policy does not concern it. */
export async function addAxe(page: Page): Promise<void> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
}

/**
 * What keeps people from using the page, by axe; the rule and where. The bar of the test mode is outside
 * of every landmark on purpose: it frames the page.
 */
export async function barriersOf(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(() =>
    window.axe.run({ exclude: ['[data-mode="test"] > p'] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Elements that stick out of the window or of their own box. */
export async function overflowOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#root *:not(.said-only)')]
      .filter((element) => {
        const { right, bottom, width } = element.getBoundingClientRect();
        const out = right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
        const cut = element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1;
        const block = getComputedStyle(element).display !== 'inline';
        return width > 0 && (out || (cut && block));
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** The smallest button of the page, in CSS px. */
export async function smallestKeyOf(page: Page): Promise<{ width: number; height: number }> {
  return page.getByRole('group').evaluate((keyboard) => {
    const boxes = [...keyboard.querySelectorAll('button')].map((key) =>
      key.getBoundingClientRect(),
    );
    return {
      width: Math.min(...boxes.map(({ width }) => width)),
      height: Math.min(...boxes.map(({ height }) => height)),
    };
  });
}
