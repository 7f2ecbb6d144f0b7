import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a gateway that keeps everything that went over it, both ways. */
export type TappedLine = {
  readonly url: string;
  record(): Buffer;
  close(): Promise<void>;
};

/** Listens on loopback and hands every byte on. */
export async function tapLine(gatewayUrl: string): Promise<TappedLine> {
  const { hostname, port } = new URL(gatewayUrl);
  const kept: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => kept.push(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    record: () => Buffer.concat(kept),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
