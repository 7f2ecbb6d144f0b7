import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** One whole HTTP request as it came over the wire. */
export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A server of bare sockets that answers what the test says, byte for byte. */
export type RawServer = {
  readonly origin: URL;
  readonly port: number;
  /** Whole requests that arrived. */
  readonly requests: readonly RawRequest[];
  /** Connections that were opened. */
  connections(): number;
  /** Connections that are open now. */
  openConnections(): number;
  close(): Promise<void>;
};

export type Act = (socket: Socket, request: RawRequest) => void;

/** Starts one on loopback; with `tls` it speaks HTTPS with that key and certificate. */
export async function startRawServer(
  act: Act,
  options: { readonly tls?: { key: string; cert: string }; readonly host?: string } = {},
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const onSocket = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += String(chunk);
      const request = wholeRequest(text);
      if (!request) return;
      text = '';
      requests.push(request);
      act(socket, request);
    });
  };
  const server: Server = options.tls
    ? createTlsServer(options.tls, onSocket)
    : createServer(onSocket);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: new URL(`${options.tls ? 'https' : 'http'}://${options.host ?? '127.0.0.1'}:${port}`),
    port,
    requests,
    connections: () => connections,
    openConnections: () => sockets.size,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** An HTTP/1.1 answer with a JSON body and its length. */
export function jsonAnswer(body: unknown, status = 200, headers: readonly string[] = []): string {
  return textAnswer(JSON.stringify(body), status, ['content-type: application/json', ...headers]);
}

/** An HTTP/1.1 answer with its length. */
export function textAnswer(body: string, status = 200, headers: readonly string[] = []): string {
  const lines = [
    `HTTP/1.1 ${status} Word`,
    ...headers,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function wholeRequest(text: string): RawRequest | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const body = text.slice(end + 4);
  if (Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)) return null;
  return { method, path, headers, body };
}

/** Writes these parts as they stand. */
export function say(...parts: readonly (string | Buffer)[]): Act {
  return (socket) => {
    for (const part of parts) socket.write(part);
  };
}
