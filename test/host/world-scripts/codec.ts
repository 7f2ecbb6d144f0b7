/** Values of `structuredClone` as text and back, since a Chromium binding carries one string. */
export type Codec = {
  /** Throws what `structuredClone` throws when a value cannot be cloned. */
  encode(value: unknown): string;
  decode(text: string): unknown;
};

/**
 * Self-contained: its own text is also put into the page, so both ends are one program.
 * An object is written `[tag, …]`; objects are numbered in the order in which they are met, `['ref', n]` points back.
 */
export function makeCodec(clone: (value: unknown) => unknown): Codec {
  const viewTypes: readonly (new (buffer: ArrayBuffer) => ArrayBufferView)[] = [
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  ];
  const errorTypes = [
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  ];

  function bytesOf(buffer: ArrayBufferLike, from: number, length: number): string {
    let text = '';
    for (const byte of new Uint8Array(buffer, from, length)) text += String.fromCharCode(byte);
    return btoa(text);
  }

  function bufferOf(text: string): ArrayBuffer {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return bytes.buffer;
  }

  function fieldsOf(value: object, write: (part: unknown) => unknown): unknown[] {
    return Object.entries(value).map(([key, part]) => [key, write(part)]);
  }

  function writePrimitive(value: unknown): unknown {
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (value === undefined) return ['undefined'];
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return ['number', Object.is(value, -0) ? '-0' : String(value)];
    }
    return value;
  }

  function writeBytes(value: ArrayBuffer | ArrayBufferView): unknown {
    if (value instanceof ArrayBuffer) return ['buffer', bytesOf(value, 0, value.byteLength)];
    const type = viewTypes.findIndex((each) => value instanceof each);
    return ['view', type, bytesOf(value.buffer, value.byteOffset, value.byteLength)];
  }

  function writeObject(value: object, write: (part: unknown) => unknown): unknown {
    if (Array.isArray(value)) return ['array', value.length, fieldsOf(value, write)];
    if (value instanceof Map) return ['map', Array.from(value, (entry) => entry.map(write))];
    if (value instanceof Set) return ['set', Array.from(value, write)];
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return writeBytes(value);
    return writeOther(value, write);
  }

  function writeOther(value: object, write: (part: unknown) => unknown): unknown {
    if (value instanceof Date) return ['date', write(value.getTime())];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Error) return ['error', value.name, value.message];
    const kind = Object.prototype.toString.call(value);
    if (kind === '[object Object]') return ['object', fieldsOf(value, write)];
    throw new Error(`host: ${kind} is not imitated over IPC`);
  }

  function encode(value: unknown): string {
    const met = new Map<object, number>();
    function write(part: unknown): unknown {
      if (typeof part !== 'object' || part === null) return writePrimitive(part);
      const before = met.get(part);
      if (before !== undefined) return ['ref', before];
      met.set(part, met.size);
      return writeObject(part, write);
    }
    return JSON.stringify(write(clone(value)));
  }

  function decode(text: string): unknown {
    const met: unknown[] = [];
    function keep<T>(made: T): T {
      met.push(made);
      return made;
    }
    function fill(target: object, fields: [string, unknown][]): object {
      for (const [key, part] of fields) {
        const field = { value: read(part), writable: true, enumerable: true, configurable: true };
        Object.defineProperty(target, key, field);
      }
      return target;
    }
    function readMap(entries: [unknown, unknown][]): Map<unknown, unknown> {
      const map = keep(new Map());
      for (const [key, part] of entries) map.set(read(key), read(part));
      return map;
    }
    function readSet(parts: unknown[]): Set<unknown> {
      const set = keep(new Set());
      for (const part of parts) set.add(read(part));
      return set;
    }
    function readView(type: number, bytes: string): unknown {
      const View = viewTypes[type] ?? DataView;
      return keep(new View(bufferOf(bytes)));
    }
    function readError(name: string, message: string): Error {
      const Made = errorTypes.find((each) => each.name === name) ?? Error;
      return keep(new Made(message));
    }
    type Said = ReturnType<typeof JSON.parse>;
    const readers: Record<string, (first: Said, second: Said) => unknown> = {
      undefined: () => undefined,
      bigint: (digits) => BigInt(digits),
      number: (name) => Number(name),
      ref: (at) => met[at],
      array: (length, fields) => fill(keep(new Array(length)), fields),
      object: (fields) => fill(keep({}), fields),
      date: (at) => keep(new Date(Number(read(at)))),
      regexp: (source, flags) => keep(new RegExp(source, flags)),
      map: readMap,
      set: readSet,
      buffer: (bytes) => keep(bufferOf(bytes)),
      view: readView,
      error: readError,
    };
    function read(part: Said): unknown {
      if (!Array.isArray(part)) return part;
      const reader = readers[part[0]];
      if (reader === undefined) throw new Error(`host: no such tag: ${part[0]}`);
      return reader(part[1], part[2]);
    }
    return read(JSON.parse(text));
  }

  return { encode, decode };
}
