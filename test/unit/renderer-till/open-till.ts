import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { TillState } from '../../../preload/window-states.ts';
import type { FakeCall, FakeTill } from '../../fakes/fake-till-bridge.ts';

declare global {
  interface Window {
    fakeTill: FakeTill;
    brokenRules: string[];
  }
}

type Answers = Readonly<Record<string, Reply<unknown, Failure>>>;

/** A built till page over the fake bridge. */
export type OpenTill = {
  readonly page: Page;
  push(state: TillState): Promise<void>;
  answer(name: string, reply: Reply<unknown, Failure>): Promise<void>;
  calls(): Promise<readonly FakeCall[]>;
  /** What the page's policy had to stop, and errors that nobody caught. */
  faults(): Promise<readonly string[]>;
};

/** Opens the page with main already answering `first`; `before` is a script that runs before its own. */
export async function openTill(
  browser: Browser,
  url: string,
  first: TillState,
  answers: Answers = {},
  before = '',
): Promise<OpenTill> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript({ content: before + (await scriptFor(first, answers)) });
  await page.goto(url);
  await page.waitForSelector('body:not([data-state="starting"])');
  return {
    page,
    push: (state) => page.evaluate((pushed) => window.fakeTill.push(pushed), state),
    answer: (name, reply) =>
      page.evaluate(([to, said]) => window.fakeTill.answer(to, said), [name, reply] as const),
    calls: () => page.evaluate(() => window.fakeTill.calls),
    faults: async () => [...errors, ...(await page.evaluate(() => window.brokenRules))],
  };
}

/** The fake bridge's own text, put where the preload would put the real one. */
async function scriptFor(first: TillState, answers: Answers): Promise<string> {
  const file = resolve(import.meta.dirname, '../../fakes/fake-till-bridge.ts');
  const source = stripTypeScriptTypes(await readFile(file, 'utf8'));
  return `
    ${source.replaceAll(/^export /gm, '')}
    window.brokenRules = [];
    addEventListener('securitypolicyviolation', (event) => {
      window.brokenRules.push(event.violatedDirective + ' ' + event.blockedURI);
    });
    window.fakeTill = createFakeTillBridge(${JSON.stringify(first)}, ${JSON.stringify(answers)});
    Object.defineProperty(window, 'till', { value: window.fakeTill.bridge });
  `;
}
