import type { JSHandle, Page } from '@playwright/test';
import type { Probe } from '../host/fixture-app/preload/probe.ts';

/** The bridge of a window as the page has it. */
export function bridgeOf(page: Page, name: 'till' | 'customer' = 'till'): Promise<JSHandle<Probe>> {
  return page.evaluateHandle<Probe>(`window.${name}`);
}
