/** How a packer gets at what cannot be copied: functions and promises stay where they are and go by number. */
export type Links = {
  numberOf(made: object): number;
  /** The number a function has in the other world, when it stands for one from there. */
  theirNumberOf(made: object): number | undefined;
  functionOf(number: number): unknown;
  proxyOf(number: number): unknown;
  sendPromise(promise: object): number;
  promiseOf(number: number): unknown;
};

export type Packer = { pack(value: unknown): unknown; unpack(packed: unknown): unknown };

/**
 * Self-contained. Copies a value into a tree that the engine can clone: `[tag, …]` for every part; objects are
 * numbered in the order in which they are met. Built-ins are taken at the start and nothing is looked up later.
 */
export function makePacker(links: Links): Packer {
  const { apply, ownKeys, get, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { isArray } = Array;
  const toText = Object.prototype.toString;
  const clone = structuredClone;
  const OwnError = Error;
  const Weak = WeakMap;
  const weakGet = WeakMap.prototype.get;
  const weakSet = WeakMap.prototype.set;

  /** Objects met so far in one value. */
  type Met = { readonly numbers: WeakMap<object, number>; count: number };

  function packFields(value: object, met: Met): unknown {
    const fields: unknown[] = [];
    const keys = ownKeys(value);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at];
      if (typeof key !== 'string') continue;
      if (getOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
      fields[fields.length] = [key, packPart(get(value, key), met)];
    }
    return isArray(value) ? ['array', value.length, fields] : ['object', fields];
  }

  function packObject(value: object, met: Met): unknown {
    const before = apply(weakGet, met.numbers, [value]);
    if (before !== undefined) return ['again', before];
    apply(weakSet, met.numbers, [value, met.count]);
    met.count += 1;
    const kind = apply(toText, value, []);
    if (kind === '[object Promise]') return ['promise', links.sendPromise(value)];
    if (kind === '[object Error]') {
      return ['error', 'message' in value ? `${value.message}` : ''];
    }
    if (kind === '[object Object]' || isArray(value)) return packFields(value, met);
    return ['value', clone(value)];
  }

  function packPart(value: unknown, met: Met): unknown {
    if (typeof value === 'symbol') throw new OwnError('A symbol could not be cloned.');
    if (typeof value === 'function') {
      const theirs = links.theirNumberOf(value);
      return theirs === undefined ? ['function', links.numberOf(value)] : ['yours', theirs];
    }
    if (typeof value !== 'object' || value === null) return ['value', value];
    return packObject(value, met);
  }

  type Packed = ReturnType<typeof JSON.parse>;

  function keep<T>(made: T, met: unknown[]): T {
    met[met.length] = made;
    return made;
  }

  function fill(target: object, fields: Packed, met: unknown[]): unknown {
    for (let at = 0; at < fields.length; at += 1) {
      const value = unpackPart(fields[at][1], met);
      const field = { value, writable: true, enumerable: true, configurable: true };
      defineProperty(target, fields[at][0], field);
    }
    return target;
  }

  function emptyList(length: number): unknown[] {
    const list: unknown[] = [];
    list.length = length;
    return list;
  }

  function unpackPart(packed: Packed, met: unknown[]): unknown {
    const first = packed[1];
    switch (packed[0]) {
      case 'function':
        return links.proxyOf(first);
      case 'yours':
        return links.functionOf(first);
      case 'again':
        return met[first];
      case 'promise':
        return keep(links.promiseOf(first), met);
      case 'error':
        return keep(new OwnError(first), met);
      case 'array':
        return fill(keep(emptyList(first), met), packed[2], met);
      case 'object':
        return fill(keep({}, met), first, met);
      case 'value':
        return typeof first === 'object' && first !== null ? keep(first, met) : first;
    }
    throw new OwnError('host: no such tag');
  }

  return {
    pack: (value) => packPart(value, { numbers: new Weak(), count: 0 }),
    unpack: (packed) => unpackPart(packed, []),
  };
}
