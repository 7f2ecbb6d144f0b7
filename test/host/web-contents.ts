import type { HostWebContents, WebContentsEvents } from './host-types.ts';
import { eventFor } from './ipc-main.ts';
import { openPageOutput } from './page-output.ts';
import { type Events, eventsOf, signal } from './signals.ts';
import { strict } from './strict.ts';
import type { WebContentsHost } from './web-contents-host.ts';

/** What main sees of a page. */
export function makeWebContents(host: WebContentsHost): HostWebContents {
  return strict<HostWebContents>(
    'webContents',
    {
      send(channel, ...args) {
        host.current?.deliver(eventFor(host.url, channel, args));
      },
      reload: () => host.reload(),
      setWindowOpenHandler(handler) {
        host.mayOpen = handler;
      },
      ...openPageOutput(host),
      on: host.events.on,
    },
    () => host.isDestroyed,
  );
}

/** The events a page has; most of them something in Chromium causes. */
export function openContentsEvents(): Events<WebContentsEvents> {
  return eventsOf<WebContentsEvents>('webContents', {
    'did-finish-load': signal(),
    'did-fail-load': signal(),
    'will-navigate': signal(),
    'will-frame-navigate': signal(),
    'will-redirect': signal(),
    'will-attach-webview': signal(),
    'render-process-gone': signal(),
    'preload-error': signal(),
    destroyed: signal(),
  });
}
