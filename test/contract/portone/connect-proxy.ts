import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { ServerIdentity } from '../../tls/test-ca.ts';

/** A tiny CONNECT proxy. */
export type ConnectProxy = {
  readonly url: string;
  readonly hostPort: string;
  /** The first bytes of every connection, up to the empty line: all that a proxy may see of us. */
  readonly heard: readonly string[];
  close(): Promise<void>;
};

/** What it does when asked for a tunnel. */
export type ProxyWay = 'tunnel' | 'hang' | 'hang-first' | 'hang-up' | number;

export async function startConnectProxy(
  way: ProxyWay,
  tls: ServerIdentity | null = null,
): Promise<ConnectProxy> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const onSocket = (socket: Socket): void => {
    keep(socket).once('data', (chunk: Buffer) => {
      const head = chunk.toString('latin1');
      heard.push(head);
      const hangs = way === 'hang' || (way === 'hang-first' && heard.length === 1);
      if (hangs) return;
      if (way === 'tunnel' || way === 'hang-first') openTunnel(socket, head, keep);
      else if (way === 'hang-up') socket.destroy();
      else socket.end(`HTTP/1.1 ${way} No\r\ncontent-length: 0\r\n\r\n`);
    });
  };
  const server: Server = tls ? createTlsServer(tls, onSocket) : createServer(onSocket);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const hostPort = `${tls ? 'localhost' : '127.0.0.1'}:${port}`;
  return {
    url: `${tls ? 'https' : 'http'}://${hostPort}`,
    hostPort,
    heard,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function openTunnel(socket: Socket, head: string, keep: (socket: Socket) => Socket): void {
  const port = Number(/^CONNECT [^ ]+:(\d+) /.exec(head)?.[1]);
  const target = keep(connect(port, '127.0.0.1'));
  target.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(target);
    target.pipe(socket);
  });
  target.once('close', () => socket.destroy());
  socket.once('close', () => target.destroy());
}
