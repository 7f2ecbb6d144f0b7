import type { WindowEvents } from './host-types.ts';
import { type Events, eventsOf, signal } from './signals.ts';

/** The events a window has; some of them nothing here ever causes. */
export function openWindowEvents(): Events<WindowEvents> {
  return eventsOf<WindowEvents>('BrowserWindow', {
    close: signal(),
    closed: signal(),
    'ready-to-show': signal(),
    show: signal(),
    hide: signal(),
    focus: signal(),
    'page-title-updated': signal(),
    unresponsive: signal(),
    'session-end': signal(),
  });
}
