import { once } from 'node:events';
import { createServer } from 'node:net';
import type { WireAnswer, WireRequest } from '../../../main/ports/transport.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type Act, type RawServer, say, startRawServer } from './raw-server.ts';
import { closeTransports, transportFor } from './transport-for.ts';

const servers: RawServer[] = [];

/** Starts a server that `clearBench` stops. */
export async function serve(act: Act): Promise<RawServer> {
  const server = await startRawServer(act);
  servers.push(server);
  return server;
}

/** For `afterEach`: shuts every transport and every server of a test. */
export async function clearBench(): Promise<void> {
  await closeTransports();
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** A charge with things in it that nobody may see. */
export const charge: WireRequest = {
  method: 'POST',
  path: '/benepia/payment',
  body: { benepia_password: 'pw-never-shown' },
  bearer: new Secret('token-never-shown'),
  connection: 'fresh',
};

/** What the transport says when a server does `act`. */
export async function answerTo(act: Act, request: WireRequest = charge): Promise<WireAnswer> {
  const server = await serve(act);
  return transportFor(server.origin).send(request);
}

/** A bare TCP server that does `act` with each connection; its port and how to stop it. */
export async function listenBare(
  act: Parameters<typeof createServer>[1],
): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer(act).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, stop: () => server.close() };
}

/** An origin on which nobody listens. */
export async function deadOrigin(): Promise<URL> {
  const { port, stop } = await listenBare(() => undefined);
  stop();
  return new URL(`http://127.0.0.1:${port}`);
}

export const envelope = { code: 0, message: null, response: { point: 1 } };
export const ok = 'HTTP/1.1 200 OK\r\n';

/** An answer in a content coding. */
export function packed(bytes: Buffer, coding: string): Act {
  return say(`${ok}content-encoding: ${coding}\r\ncontent-length: ${bytes.length}\r\n\r\n`, bytes);
}
