import type { Bridge, Exports } from './bridge.ts';
import type { Links, Packer } from './packer.ts';

/** What both worlds of one window agree on; nobody else knows the name. */
export type Meeting = { readonly name: string };

type MakeBridge = (
  makePacker: (links: Links) => Packer,
  node: Element,
  ends: { readonly here: string; readonly there: string },
  exported: Exports,
) => Bridge;

/**
 * Self-contained: runs in the page's own world before any of its scripts. It meets the isolated world once,
 * over an element that is never in the document, and leaves nothing on `window` but what the preload exposes.
 */
export function runMainWorld(
  meeting: Meeting,
  makeBridge: MakeBridge,
  makePacker: (links: Links) => Packer,
): void {
  if (window !== window.top) return;
  const { apply, ownKeys, get, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { freeze } = Object;

  function freezeAll(value: unknown): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    freeze(value);
    const keys = ownKeys(value);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at];
      if (key !== undefined) freezeAll(get(value, key));
    }
  }

  function expose(key: string, value: unknown): void {
    if (getOwnPropertyDescriptor(window, key) !== undefined) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    freezeAll(value);
    defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
  }

  function meet(node: Element): void {
    const ends = { here: 'main', there: 'isolated' };
    const bridge = makeBridge(makePacker, node, ends, { expose });
    const open = (...list: unknown[]): null => {
      apply(bridge.call, undefined, [
        'open',
        `${list[0] ?? ''}`,
        `${list[1] ?? ''}`,
        `${list[2] ?? ''}`,
      ]);
      return null;
    };
    defineProperty(window, 'open', {
      value: open,
      writable: true,
      configurable: true,
      enumerable: true,
    });
    bridge.call('met');
  }

  function take(event: Event): void {
    if (!(event instanceof MouseEvent) || !(event.relatedTarget instanceof Element)) return;
    window.removeEventListener(meeting.name, take, true);
    meet(event.relatedTarget);
  }

  window.addEventListener(meeting.name, take, true);
  window.dispatchEvent(new Event(`${meeting.name}?`));
}
