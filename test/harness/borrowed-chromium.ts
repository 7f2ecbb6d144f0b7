import { type Browser, type ConnectOverCDPTransport, chromium } from '@playwright/test';
import type { AppProcess } from './app-process.ts';

/**
 * Playwright on the app's own Chromium, over Node's IPC channel to its process: no port is open. Messages are
 * handed over one per turn, as Playwright's own pipe does; several in one turn make it wait for ever.
 */
export async function borrowChromium(app: AppProcess): Promise<Browser> {
  const waiting: object[] = [];
  let isDraining = false;

  function drain(): void {
    const message = waiting.shift();
    if (message === undefined) {
      isDraining = false;
      return;
    }
    transport.onmessage?.(message);
    setImmediate(drain);
  }

  const transport: ConnectOverCDPTransport = {
    send: (message) => app.send({ kind: 'cdp', message }),
    close: () => undefined,
  };
  app.onMessage((told) => {
    if (told.kind !== 'cdp') return;
    waiting.push(told.message);
    if (isDraining) return;
    isDraining = true;
    setImmediate(drain);
  });
  app.control.exited.then(
    () => transport.onclose?.('the app ended'),
    () => undefined,
  );
  return await chromium.connectOverCDP(transport);
}
