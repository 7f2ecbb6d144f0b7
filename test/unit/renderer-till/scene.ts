import type { Page } from 'playwright-core';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { TillState } from '../../../preload/window-states.ts';

/** One picture of the till: what main says, and what the cashier then does. */
export type Scene = {
  readonly name: string;
  readonly state: TillState;
  /** What main answers here otherwise than in every scene. */
  readonly answers?: Readonly<Record<string, Reply<unknown, Failure>>>;
  readonly act?: (page: Page) => Promise<void>;
};

/** Presses these keys one after the other, slowly enough to be fingers. */
export function press(...keys: readonly string[]) {
  return async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key, { delay: 70 });
  };
}

/** Lets what was asked of the fake main arrive. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(150);
}

/** Panels are loaded when they are first opened. */
export function openPanel(key: string) {
  return async (page: Page): Promise<void> => {
    await press(key)(page);
    await page.locator('#panel-title').waitFor();
    await settled(page);
  };
}

/** Opens the waiting list by its pill in the header. */
export async function waitingList(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(대기|Waiting) 2/ }).click();
  await page.locator('#panel-title').waitFor();
  await settled(page);
}

/** Opens the second payment of the list, or its cancel. */
export function openSecond(key: 'F6' | 'F7') {
  return async (page: Page): Promise<void> => {
    await openPanel(key)(page);
    await page.getByRole('listitem').nth(1).getByRole('button').click();
    await settled(page);
  };
}
