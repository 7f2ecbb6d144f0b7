/** Names that language and runtime ask of any object; asking for them means nothing. */
const askedOfAnything = new Set(['then', 'toJSON', 'constructor', 'nodeType', 'asymmetricMatch']);

/** What may still be asked of an object whose window is gone. */
const answeredWhenGone = new Set(['isDestroyed', 'on', 'once']);

/**
 * The same object, but a member it does not have throws its name instead of being undefined. Once `isGone`,
 * everything else throws as Electron's objects do.
 */
export function strict<T extends object>(
  name: string,
  target: T,
  isGone: () => boolean = () => false,
): T {
  /** Methods run on the object itself: a proxy has none of its private fields. */
  const methods = new Map<string, unknown>();
  function bound(object: T, key: string): unknown {
    const value: unknown = Reflect.get(object, key);
    if (typeof value !== 'function' || key === 'prototype') return value;
    const method = methods.get(key) ?? value.bind(object);
    methods.set(key, method);
    return method;
  }
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol') return Reflect.get(object, key);
      if (key in object) {
        if (isGone() && !answeredWhenGone.has(key)) {
          throw new TypeError('Object has been destroyed');
        }
        return bound(object, key);
      }
      if (askedOfAnything.has(key)) return undefined;
      throw new Error(`host: ${name}.${key} is not there`);
    },
    set(_object, key) {
      throw new Error(`host: ${name}.${String(key)} cannot be set`);
    },
  });
}
