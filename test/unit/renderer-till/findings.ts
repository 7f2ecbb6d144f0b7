import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What people who see little, hear the page or press keys would stumble over; empty when nothing. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script: the page's policy would not let it in.
  await page.evaluate(axeSource);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: tags } });
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(${options}).then((result) => result.violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A button as it stands on the page. */
type Standing = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Its words need more room than it has. */
  readonly narrow: boolean;
  /** Part of it is outside of the window, and nothing scrolls it in. */
  readonly cutOff: boolean;
};

/** Buttons that are cut off, too small for a finger, or too narrow for their words. */
export async function layoutFindings(page: Page): Promise<readonly string[]> {
  const buttons = await page.evaluate(standingButtons);
  const scrolls = await page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return scrollHeight > innerHeight || scrollWidth > innerWidth;
  });
  return [
    ...buttons.filter(({ narrow }) => narrow).map(({ name }) => `narrow: ${name}`),
    ...buttons.filter(({ cutOff }) => cutOff).map(({ name }) => `cut off: ${name}`),
    ...buttons
      .filter(({ width, height }) => Math.min(width, height) < 47.5)
      .map(({ name, width, height }) => `small: ${name} ${width}×${height}`),
    ...(scrolls ? ['the page scrolls'] : []),
  ];
}

/** Runs in the page, where nothing else of this file is known. */
function standingButtons(): readonly Standing[] {
  const isScrolled = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowY) || isScrolled(element.parentElement));
  const shown = document.querySelector('dialog[open]') ?? document;
  return [...shown.querySelectorAll('button')]
    .map((button) => ({ button, box: button.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0)
    .map(({ button, box }) => ({
      name: button.ariaLabel ?? button.textContent ?? '',
      width: box.width,
      height: box.height,
      narrow: button.scrollWidth > button.clientWidth + 1,
      cutOff:
        Math.min(box.left, box.top, innerWidth - box.right, innerHeight - box.bottom) < 0 &&
        !isScrolled(button),
    }));
}
