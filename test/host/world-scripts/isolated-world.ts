import type { Bridge, Exports } from './bridge.ts';
import type { Codec } from './codec.ts';
import type { Links, Packer } from './packer.ts';

/** What the preload's world needs to know; all names are random and new for each window. */
export type Isolated = {
  readonly meeting: string;
  /** The binding of Chromium that carries text to the host. */
  readonly binding: string;
  /** Where the host puts text for the preload. */
  readonly deliver: string;
};

/** What the isolated world tells the host. */
export type FromPage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: string;
    }
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly name: string;
      readonly features: string;
    }
  | { readonly kind: 'navigate'; readonly url: string }
  | { readonly kind: 'preload-error'; readonly message: string };

/** What the host tells the isolated world. */
export type ToPage =
  | { readonly kind: 'event'; readonly channel: string; readonly args: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: string }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string };

type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

/**
 * Self-contained: runs before any page script in a world that shares the page's document and nothing else.
 * It is what a sandboxed preload finds: `contextBridge`, `ipcRenderer` and a `require` that knows `electron` only.
 */
export function runIsolatedWorld(
  names: Isolated,
  makeBridge: (
    makePacker: (links: Links) => Packer,
    node: Element,
    ends: { readonly here: string; readonly there: string },
    exported: Exports,
  ) => Bridge,
  makePacker: (links: Links) => Packer,
  makeCodec: (clone: (value: unknown) => unknown) => Codec,
  preload: Preload,
): void {
  if (window !== window.top) return;
  const carry: unknown = Reflect.get(globalThis, names.binding);
  Reflect.deleteProperty(globalThis, names.binding);
  if (typeof carry !== 'function') throw new Error('host: the binding is not there');
  const codec = makeCodec(structuredClone);

  function tell(message: FromPage): void {
    if (typeof carry === 'function') carry(JSON.stringify(message));
  }

  function strict<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get(object, key) {
        if (typeof key === 'symbol' || key in object || key === 'then')
          return Reflect.get(object, key);
        throw new Error(`host: ${name}.${key} is not there`);
      },
    });
  }

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const heard = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  let lastId = 0;

  function invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const encoded = codec.encode(args);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      tell({ kind: 'invoke', id: lastId, channel, args: encoded });
    });
  }

  function emit(channel: string, args: unknown): void {
    if (!Array.isArray(args)) return;
    for (const listener of heard.get(channel) ?? []) {
      try {
        listener({ sender: ipcRenderer }, ...args);
      } catch (error) {
        reportError(error);
      }
    }
  }

  function take(message: ToPage): void {
    if (message.kind === 'event') {
      emit(message.channel, codec.decode(message.args));
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') call?.resolve(codec.decode(message.value));
    else call?.reject(new Error(message.message));
  }

  const ipcRenderer = strict('ipcRenderer', {
    invoke,
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
      heard.set(channel, [...(heard.get(channel) ?? []), listener]);
    },
    removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
      const list = heard.get(channel) ?? [];
      const at = list.lastIndexOf(listener);
      heard.set(
        channel,
        list.filter((_each, index) => index !== at),
      );
    },
  });

  const deliver = (messages: readonly ToPage[]): void => messages.forEach(take);
  Object.defineProperty(globalThis, names.deliver, { value: deliver });

  /** Chromium announces these to nobody else: routing never sees them. */
  window.navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination;
    if (sameDocument || !event.cancelable || /^https?:/.test(url)) return;
    event.preventDefault();
    tell({ kind: 'navigate', url });
  });

  const node = document.createElement('i');
  let met = false;
  let exposed: (() => unknown)[] = [];
  const exported = {
    /** The main world is there: what was exposed before goes over now. */
    met: () => {
      met = true;
      for (const expose of exposed) expose();
      exposed = [];
    },
    open: (url: string, name: string, features: string) => {
      const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
      tell({ kind: 'open', url: absolute, name, features });
    },
  };
  const bridge = makeBridge(makePacker, node, { here: 'isolated', there: 'main' }, exported);
  const give = (): void => {
    window.dispatchEvent(new MouseEvent(names.meeting, { relatedTarget: node }));
  };
  window.addEventListener(`${names.meeting}?`, give, { once: true, capture: true });
  give();

  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld(key: string, value: unknown) {
        const expose = (): unknown => bridge.call('expose', key, value);
        if (met) expose();
        else exposed.push(expose);
      },
    }),
    ipcRenderer,
  });
  function require(name: string): unknown {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  }
  try {
    const module = { exports: {} };
    preload(require, module, module.exports);
  } catch (error) {
    reportError(error);
    tell({ kind: 'preload-error', message: error instanceof Error ? error.message : 'preload' });
  }
}
