import { Buffer } from 'node:buffer';
import type { HostSession, HostWebContents } from './host-types.ts';
import { eventFor } from './ipc-main.ts';
import { pdfParametersOf } from './pdf.ts';
import { strict } from './strict.ts';
import type { WebContentsHost } from './web-contents-host.ts';

/** What main sees of a page. */
export function makeWebContents(host: WebContentsHost, session: HostSession): HostWebContents {
  const { on, once, removeListener } = host.events;
  const contents: HostWebContents = strict(
    'webContents',
    {
      id: host.id,
      session,
      get mainFrame() {
        return host.frames.of(host.current?.targetId ?? '');
      },
      send(channel, ...args) {
        host.current?.deliver(eventFor(contents, channel, args));
      },
      getURL: () => host.current?.frames.get(host.current.targetId)?.url ?? '',
      isDestroyed: () => host.isDestroyed,
      reload: () => host.reload(),
      setWindowOpenHandler(handler) {
        host.mayOpen = handler;
      },
      async printToPDF(options) {
        const { session: page } = await host.page();
        const { data } = await page.send('Page.printToPDF', pdfParametersOf(options));
        return Buffer.from(data, 'base64');
      },
      on,
      once,
      removeListener,
    },
    () => host.isDestroyed,
  );
  return contents;
}
