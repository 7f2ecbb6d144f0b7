import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What the wire does to one request and its answer, byte for byte. */
export type WireFault =
  | { readonly kind: 'none' }
  /** So many bytes of the request get through, then both ends are cut. */
  | { readonly kind: 'cut-request'; readonly bytes: number; readonly how: Cut }
  /** So many bytes of the answer get through; the gateway has said all of it. */
  | { readonly kind: 'cut-answer'; readonly bytes: number; readonly how: Cut }
  /** The answer comes so much later, in real milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The request arrives twice; the till gets the first or the second answer. */
  | { readonly kind: 'replay'; readonly answer: 'first' | 'second' }
  /** A page of somebody in between, instead of the answer; the request may have got through before. */
  | { readonly kind: 'page'; readonly page: string; readonly through: boolean };

export type Cut = 'end' | 'reset';

/** One request on the wire. */
export type Passed = { readonly request: Buffer; readonly answer: Buffer };

export type FaultProxy = {
  readonly url: string;
  /** What happens to each request that begins with one of these words; all others pass. */
  readonly faults: Map<string, WireFault>;
  /** Every faulty request, oldest first: what the till sent and what the gateway said. */
  readonly passed: readonly Passed[];
  /** Ends every connection, also idle ones: what comes next meets the faults. */
  hangUp(): void;
  close(): Promise<void>;
};

/** Stands between a till and a gateway on loopback, as bare sockets that know no HTTP. */
export async function startFaultProxy(gatewayUrl: string): Promise<FaultProxy> {
  const port = Number(new URL(gatewayUrl).port);
  const faults = new Map<string, WireFault>();
  const passed: Passed[] = [];
  const open = new Set<Socket>();
  const server = createServer((till) => {
    keep(open, till);
    till.once('data', (first: Buffer) => {
      const text = first.toString('latin1');
      const fault = [...faults].find(([begins]) => text.startsWith(begins))?.[1];
      const toGateway = (): Socket => keep(open, connect({ port, host: '127.0.0.1' }));
      if (!fault || fault.kind === 'none') pass(till, toGateway(), first);
      else void disturb(till, toGateway, first, fault).then((one) => passed.push(one));
    });
  });
  const hangUp = (): void => {
    for (const socket of open) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    faults,
    passed,
    hangUp,
    async close() {
      const closed = once(server, 'close');
      server.close();
      hangUp();
      await closed;
    },
  };
}

function keep(open: Set<Socket>, socket: Socket): Socket {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
  socket.on('error', () => undefined);
  socket.setNoDelay(true);
  return socket;
}

function pass(till: Socket, gateway: Socket, first: Buffer): void {
  gateway.write(first);
  till.pipe(gateway).pipe(till);
}

/** Does to one connection what the fault says. A till charges on a connection of its own. */
async function disturb(
  till: Socket,
  toGateway: () => Socket,
  first: Buffer,
  fault: Exclude<WireFault, { kind: 'none' }>,
): Promise<Passed> {
  const request = await wholeMessage(till, first);
  if (fault.kind === 'cut-request') {
    const gateway = toGateway();
    // What was let through has left this machine before the line breaks.
    await new Promise<void>((sent) =>
      gateway.write(request.subarray(0, fault.bytes), () => sent()),
    );
    cut(gateway, fault.how);
    cut(till, fault.how);
    return { request, answer: Buffer.alloc(0) };
  }
  if (fault.kind === 'page' && !fault.through) {
    till.end(fault.page);
    return { request, answer: Buffer.alloc(0) };
  }
  const answers = await Promise.all(
    Array.from({ length: fault.kind === 'replay' ? 2 : 1 }, () => ask(toGateway(), request)),
  );
  const [answer = Buffer.alloc(0), second = answer] = answers;
  if (fault.kind === 'page') till.end(fault.page);
  if (fault.kind === 'cut-answer') {
    till.write(answer.subarray(0, fault.bytes), () => cut(till, fault.how));
  }
  if (fault.kind === 'delay') {
    await pause(fault.ms);
    till.end(answer);
  }
  if (fault.kind === 'replay') till.end(fault.answer === 'first' ? answer : second);
  return { request, answer };
}

function cut(socket: Socket, how: Cut): void {
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroySoon();
}

async function ask(gateway: Socket, request: Buffer): Promise<Buffer> {
  gateway.write(request);
  const answer = await wholeMessage(gateway, Buffer.alloc(0));
  gateway.destroy();
  return answer;
}

/** One HTTP message with a Content-Length, or what came of it when the connection ended. */
async function wholeMessage(socket: Socket, first: Buffer): Promise<Buffer> {
  let bytes = first;
  while (!isWhole(bytes) && !socket.destroyed) {
    const chunk = await nextChunk(socket);
    if (chunk === null) break;
    bytes = Buffer.concat([bytes, chunk]);
  }
  return bytes;
}

/** Null when the connection ended, well or not. */
function nextChunk(socket: Socket): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const end = (chunk: Buffer | null): void => {
      socket.off('data', end);
      socket.off('close', closed);
      resolve(chunk);
    };
    const closed = (): void => end(null);
    socket.once('data', end);
    socket.once('close', closed);
  });
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1] ?? '0';
  return bytes.length >= end + 4 + Number(length);
}
