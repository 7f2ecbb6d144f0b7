import type { HostFrame, HostInvokeEvent, HostIpcMain } from './host-types.ts';
import { strict } from './strict.ts';
import { trace } from './trace.ts';
import { originOf } from './urls.ts';
import { makeCodec } from './world-scripts/codec.ts';
import type { FromPage, ToPage } from './world-scripts/isolated-world.ts';

type Handler = Parameters<HostIpcMain['handle']>[1];

const codec = makeCodec(structuredClone);

/** `ipcMain`, and how a page's call reaches its handler. */
export type IpcHost = {
  readonly ipcMain: HostIpcMain;
  /** `frame` is Chromium's word on where the call came from: null when that frame is gone. */
  invoke(
    call: Extract<FromPage, { kind: 'invoke' }>,
    pageUrl: string,
    frame: HostFrame | null,
  ): Promise<ToPage>;
};

/** `till` or `customer`, for the trace: the host of the page's URL. */
function windowOf(pageUrl: string): string {
  return originOf(pageUrl).replace(/^[a-z]+:\/\//, '');
}

/** A message from main to a page, noted and made into text. Throws when it cannot be cloned. */
export function eventFor(pageUrl: string, channel: string, args: unknown[]): ToPage {
  const encoded = codec.encode(args);
  trace({ direction: 'to-page', window: windowOf(pageUrl), channel, payload: args });
  return { kind: 'event', channel, args: encoded };
}

export function openIpc(): IpcHost {
  const handlers = new Map<string, Handler>();

  async function run(
    call: Extract<FromPage, { kind: 'invoke' }>,
    event: HostInvokeEvent,
  ): Promise<unknown> {
    const handler = handlers.get(call.channel);
    if (handler === undefined) throw new Error(`No handler registered for '${call.channel}'`);
    const args = codec.decode(call.args);
    return await handler(event, ...(Array.isArray(args) ? args : []));
  }

  const ipcMain: HostIpcMain = {
    handle(channel, handler) {
      if (handlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      }
      handlers.set(channel, handler);
    },
  };

  return {
    ipcMain: strict('ipcMain', ipcMain),
    async invoke(call, pageUrl, frame) {
      const { id, channel } = call;
      const window = windowOf(pageUrl);
      trace({ direction: 'to-main', window, channel });
      try {
        const value = await run(call, strict('event', { senderFrame: frame }));
        const encoded = codec.encode(value);
        trace({ direction: 'to-page', window, channel, payload: value });
        return { kind: 'answer', id, value: encoded };
      } catch (error) {
        // Electron logs it and sends the text alone: no name, no code, no stack crosses.
        process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`);
        const message = `Error invoking remote method '${channel}': ${String(error)}`;
        trace({ direction: 'to-page', window, channel, payload: message });
        return { kind: 'refusal', id, message };
      }
    },
  };
}
