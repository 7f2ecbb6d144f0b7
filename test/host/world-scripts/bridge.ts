import type { Links, Packer } from './packer.ts';

/** What one world can do with the other over the element that only the two of them have. */
export type Bridge = {
  /** Runs the other world's handler of this name, now. Throws what it throws, as a plain Error. */
  call(name: string, ...list: unknown[]): unknown;
};

/** What the other world may call by name. */
export type Exports = { readonly [name: string]: (...list: never[]) => unknown };

/**
 * Self-contained: its own text runs in the page's main world and in the preload's isolated world.
 * `CustomEvent.detail` read in the other world is a structured clone made at once, and `dispatchEvent` runs
 * the other world's listener before it returns: so calls are synchronous. Built-ins are taken before any
 * page script runs and called without looking anything up later, so a page that changes them breaks itself only.
 */
export function makeBridge(
  makePacker: (links: Links) => Packer,
  node: Element,
  ends: { readonly here: string; readonly there: string },
  exported: Exports,
): Bridge {
  const { apply, get } = Reflect;
  const { isArray } = Array;
  const OwnPromise = Promise;
  const OwnError = Error;
  const OwnCustomEvent = CustomEvent;
  const then = Promise.prototype.then;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const weakGet = WeakMap.prototype.get;
  const weakSet = WeakMap.prototype.set;
  const detailOf = Reflect.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  if (detailOf === undefined) throw new OwnError('host: no CustomEvent.detail');

  const functions: Record<number, unknown> = Object.create(null);
  const settlers: Record<number, { resolve: unknown; reject: unknown }> = Object.create(null);
  const named: Exports = Object.assign(Object.create(null), exported);
  const numbers = new WeakMap<object, number>();
  const theirs = new WeakMap<object, number>();
  let lastNumber = 0;
  let returned: { readonly ok: boolean; readonly value: unknown } | null = null;

  type Message = ReturnType<typeof JSON.parse>;

  function post(message: object): void {
    apply(dispatch, node, [new OwnCustomEvent(ends.there, { detail: message })]);
  }

  function messageOf(error: unknown): string {
    if (typeof error !== 'object' || error === null) return `${String(error)}`;
    return 'message' in error ? `${error.message}` : 'unknown error';
  }

  function numberOf(made: object): number {
    const before = apply(weakGet, numbers, [made]);
    if (before !== undefined) return before;
    lastNumber += 1;
    apply(weakSet, numbers, [made, lastNumber]);
    functions[lastNumber] = made;
    return lastNumber;
  }

  function settled(number: number, ok: boolean, value: unknown): object {
    try {
      return { op: 'settle', number, ok, value: ok ? packer.pack(value) : messageOf(value) };
    } catch (error) {
      return { op: 'settle', number, ok: false, value: messageOf(error) };
    }
  }

  function sendPromise(promise: object): number {
    lastNumber += 1;
    const number = lastNumber;
    apply(then, promise, [
      (value: unknown) => post(settled(number, true, value)),
      (error: unknown) => post(settled(number, false, error)),
    ]);
    return number;
  }

  function promiseOf(number: number): unknown {
    return new OwnPromise((resolve, reject) => {
      settlers[number] = { resolve, reject };
    });
  }

  function proxyOf(number: number): unknown {
    const proxy = (...list: unknown[]): unknown => ask(number, list);
    apply(weakSet, theirs, [proxy, number]);
    return proxy;
  }

  const packer = makePacker({
    numberOf,
    theirNumberOf: (made) => apply(weakGet, theirs, [made]),
    functionOf: (number) => functions[number],
    proxyOf,
    sendPromise,
    promiseOf,
  });

  function ask(target: string | number, list: unknown[]): unknown {
    post({ op: 'call', target, list: packer.pack(list) });
    const answer = returned;
    returned = null;
    if (answer === null) throw new OwnError('host: the other world did not answer');
    if (!answer.ok) throw new OwnError(`${answer.value}`);
    return packer.unpack(answer.value);
  }

  function answerTo({ target, list: packed }: Message): object {
    try {
      const found = typeof target === 'number' ? functions[target] : get(named, target);
      const list = packer.unpack(packed);
      if (typeof found !== 'function' || !isArray(list)) throw new OwnError('host: no such call');
      return { op: 'return', ok: true, value: packer.pack(apply(found, undefined, list)) };
    } catch (error) {
      return { op: 'return', ok: false, value: messageOf(error) };
    }
  }

  function settle({ number, ok, value }: Message): void {
    const settler = settlers[number];
    delete settlers[number];
    const run = ok ? settler?.resolve : settler?.reject;
    if (typeof run !== 'function') return;
    apply(run, undefined, [ok ? packer.unpack(value) : new OwnError(value)]);
  }

  node.addEventListener(ends.here, (event) => {
    const message: Message = apply(detailOf, event, []);
    if (message.op === 'call') post(answerTo(message));
    else if (message.op === 'return') returned = { ok: message.ok, value: message.value };
    else settle(message);
  });
  return Object.freeze({ call: (name, ...list) => ask(name, list) });
}
