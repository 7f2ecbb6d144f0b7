import type { Server } from 'node:http';

const host = '127.0.0.1';

/** Where a server listens; unplugged, a call finds nobody and is refused before a byte is sent. */
export type Line = {
  readonly url: string;
  readonly port: number;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
};

/** Listens on loopback only; port 0 takes a free one, which stays the same when plugged in again. */
export async function openLine(server: Server, wantedPort: number): Promise<Line> {
  await listen(server, wantedPort);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    url: `http://${host}:${port}`,
    port,
    async unplug() {
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    async plugIn() {
      if (!server.listening) await listen(server, port);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
