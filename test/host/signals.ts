import type { Preventable } from './fits.ts';
import { strict } from './strict.ts';

/** Listeners of one event, called in the order in which they were added. */
export type Signal<A extends unknown[]> = {
  add(listener: (...args: A) => void, once: boolean): void;
  remove(listener: (...args: A) => void): void;
  emit(...args: A): boolean;
};

export function signal<A extends unknown[]>(): Signal<A> {
  let heard: { readonly listener: (...args: A) => void; readonly once: boolean }[] = [];
  return {
    add(listener, once) {
      heard = [...heard, { listener, once }];
    },
    remove(listener) {
      const at = heard.findLastIndex((entry) => entry.listener === listener);
      heard = heard.filter((_entry, index) => index !== at);
    },
    emit(...args) {
      const now = heard;
      heard = heard.filter((entry) => !entry.once);
      for (const { listener } of now) listener(...args);
      return now.length > 0;
    },
  };
}

/** A module's events by name. A name it never emits throws, so that nothing waits for it in vain. */
export type Events<M extends Record<keyof M, unknown[]>> = {
  on<E extends keyof M & string>(event: E, listener: (...args: M[E]) => void): unknown;
  once<E extends keyof M & string>(event: E, listener: (...args: M[E]) => void): unknown;
  removeListener<E extends keyof M & string>(event: E, listener: (...args: M[E]) => void): unknown;
  emit<E extends keyof M & string>(event: E, ...args: M[E]): boolean;
};

export function eventsOf<M extends Record<keyof M, unknown[]>>(
  owner: string,
  signals: { readonly [E in keyof M]: Signal<M[E]> },
): Events<M> {
  function signalOf<E extends keyof M & string>(event: E): Signal<M[E]> {
    const found = signals[event];
    if (found === undefined) throw new Error(`host: ${owner} has no event '${event}'`);
    return found;
  }
  const events: Events<M> = {
    on: (event, listener) => signalOf(event).add(listener, false),
    once: (event, listener) => signalOf(event).add(listener, true),
    removeListener: (event, listener) => signalOf(event).remove(listener),
    emit: (event, ...args) => signalOf(event).emit(...args),
  };
  return events;
}

const prevented = new WeakSet<Preventable>();

/** An event that a listener can say no to. */
export function preventable(): Preventable {
  const event: Preventable = strict('event', { preventDefault: () => void prevented.add(event) });
  return event;
}

/** Whether a listener said no. */
export function wasPrevented(event: Preventable): boolean {
  return prevented.has(event);
}
