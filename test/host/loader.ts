import type { WebContentsEvents } from './host-types.ts';
import type { PageTarget } from './page-target.ts';
import { type Events, preventable } from './signals.ts';
import { chromiumUrlOf } from './urls.ts';

/** `loadURL`: sends a page somewhere and waits until it is there. */
export type Loader = {
  load(page: PageTarget, url: string): Promise<void>;
  /** The main frame's load event, whoever caused it. */
  loaded(page: PageTarget): void;
};

const codes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_NAME_NOT_RESOLVED: -105,
};

export function openLoader(events: Events<WebContentsEvents>): Loader {
  let waiting: (() => void)[] = [];
  return {
    async load(page, url) {
      const done = new Promise<void>((resolve) => waiting.push(resolve));
      const { errorText } = await page.session.send('Page.navigate', { url: chromiumUrlOf(url) });
      if (errorText === undefined) return done;
      waiting = [];
      const name = errorText.replace(/^net::/, '');
      const code = codes[name] ?? -2;
      events.emit('did-fail-load', preventable(), code, name, url, true);
      throw new Error(`${name} (${code}) loading '${url}'`);
    },
    loaded(page) {
      if (page.frames.get(page.targetId)?.url.startsWith('chrome-error:')) return;
      events.emit('did-finish-load');
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
    },
  };
}
