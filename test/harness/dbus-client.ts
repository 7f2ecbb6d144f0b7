import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A value and the D-Bus type it is written as: `s` text, `o` object path, `g` signature, `ay` bytes, `ao` object paths, `v` a variant of text. */
export type DbusValue =
  | readonly ['s' | 'o' | 'g' | 'v', string]
  | readonly ['ay', Uint8Array]
  | readonly ['ao', readonly string[]];

/** One method of one object. `struct` is written after the plain arguments, as one structure. */
export type DbusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly DbusValue[];
  readonly struct?: readonly DbusValue[];
};

/** Just enough of D-Bus for a test to unlock a keyring: its tools cannot make two calls on one connection. */
export type DbusClient = {
  /** The body of the reply as bytes. Throws what the other side refuses. */
  call(call: DbusCall): Promise<Buffer>;
  close(): void;
};

/** Bytes with D-Bus's alignment. */
class Writer {
  #bytes: number[] = [];

  align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }

  byte(value: number): void {
    this.#bytes.push(value);
  }

  uint(value: number): void {
    this.align(4);
    for (let shift = 0; shift < 32; shift += 8) this.#bytes.push((value >>> shift) & 0xff);
  }

  text(value: string): void {
    const bytes = Buffer.from(value);
    this.uint(bytes.length);
    this.#bytes.push(...bytes, 0);
  }

  signature(value: string): void {
    this.#bytes.push(value.length, ...Buffer.from(value), 0);
  }

  /** An array's length is in bytes, which are known once its elements are written. */
  array<T>(values: Iterable<T>, write: (elements: Writer, value: T) => void): void {
    const elements = new Writer();
    for (const value of values) write(elements, value);
    const bytes = elements.toBuffer();
    this.uint(bytes.length);
    this.#bytes.push(...bytes);
  }

  value([type, value]: DbusValue): void {
    if (type === 'ay') this.array(value, (elements, byte) => elements.byte(byte));
    else if (type === 'ao') this.array(value, (elements, path) => elements.text(path));
    else if (type === 'g') this.signature(value);
    else {
      if (type === 'v') this.signature('s');
      this.text(value);
    }
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

function bodyOf({ args, struct }: DbusCall): { signature: string; bytes: Buffer } {
  const writer = new Writer();
  for (const value of args) writer.value(value);
  if (struct !== undefined) writer.align(8);
  for (const value of struct ?? []) writer.value(value);
  const types = (values: readonly DbusValue[]): string => values.map(([type]) => type).join('');
  const tail = struct === undefined ? '' : `(${types(struct)})`;
  return { signature: types(args) + tail, bytes: writer.toBuffer() };
}

function messageOf(call: DbusCall, serial: number): Buffer {
  const body = bodyOf(call);
  const fields = new Writer();
  const field = (code: number, type: 'o' | 's' | 'g', value: string): void => {
    fields.align(8);
    fields.byte(code);
    fields.signature(type);
    fields.value([type, value]);
  };
  field(1, 'o', call.path);
  field(2, 's', call.interface);
  field(3, 's', call.member);
  field(6, 's', call.destination);
  if (body.signature !== '') field(8, 'g', body.signature);
  const header = new Writer();
  for (const byte of ['l'.charCodeAt(0), 1, 0, 1]) header.byte(byte);
  header.uint(body.bytes.length);
  header.uint(serial);
  header.uint(fields.toBuffer().length);
  const start = Buffer.concat([header.toBuffer(), fields.toBuffer()]);
  return Buffer.concat([start, Buffer.alloc((8 - (start.length % 8)) % 8), body.bytes]);
}

/** Reads until the next method return (2) or error (3); signals in between are passed over. */
async function replyFrom(read: (length: number) => Promise<Buffer>): Promise<Buffer> {
  for (;;) {
    const head = await read(16);
    const fields = head.readUInt32LE(12);
    await read(fields + ((8 - (fields % 8)) % 8));
    const body = await read(head.readUInt32LE(4));
    if (head[1] === 2) return body;
    if (head[1] === 3) throw new Error(`D-Bus: ${body.toString('latin1', 4)}`);
  }
}

function readerOf(socket: Socket): (length: number) => Promise<Buffer> {
  return async (length) => {
    for (;;) {
      const chunk: Buffer | null = length === 0 ? Buffer.alloc(0) : socket.read(length);
      if (chunk !== null) return chunk;
      await once(socket, 'readable');
    }
  };
}

/** `address` as `DBUS_SESSION_BUS_ADDRESS` has it: `unix:path=…`. */
export async function openDbus(address: string): Promise<DbusClient> {
  const socket = connect(/path=([^,]+)/.exec(address)?.[1] ?? '');
  const read = readerOf(socket);
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  while ((await read(1)).toString() !== '\n') {
    // The answer is one line: OK and the server's id.
  }
  socket.write('BEGIN\r\n');
  let serial = 0;
  async function call(what: DbusCall): Promise<Buffer> {
    serial += 1;
    socket.write(messageOf(what, serial));
    return await replyFrom(read);
  }
  const bus = 'org.freedesktop.DBus';
  const path = '/org/freedesktop/DBus';
  await call({ destination: bus, path, interface: bus, member: 'Hello', args: [] });
  return { call, close: () => socket.destroy() };
}
