import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { WireAnswer } from '../../../main/ports/transport.ts';
import { charge } from '../../contract/portone/bench.ts';
import { jsonAnswer, type RawServer, startRawServer } from '../../contract/portone/raw-server.ts';
import { closeTransports, transportFor } from '../../contract/portone/transport-for.ts';
import { makeTestCa, type TestCa } from '../../tls/test-ca.ts';

/** Every byte when asked, every so many-th here. */
const step = process.env['BENEPIA_EVERY_BYTE'] === '1' ? 1 : 9;

/** A line to a TLS server that gives the till so many bytes of what the server says, then breaks. */
type Line = {
  readonly origin: URL;
  /** Null: all of them. */
  bytes: number | null;
  /** What the server said on the last connection. */
  said: number;
};

async function lineTo({ port }: RawServer): Promise<Line> {
  const open = new Set<Socket>();
  const line = { bytes: null as number | null, said: 0 };
  const server = createServer((till) => {
    const gateway = connect({ port, host: '127.0.0.1' });
    line.said = 0;
    for (const socket of [till, gateway]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    till.pipe(gateway);
    gateway.on('data', (chunk: Buffer) => {
      const left = line.bytes === null ? chunk.length : Math.max(0, line.bytes - line.said);
      line.said += chunk.length;
      till.write(chunk.subarray(0, left));
      if (left < chunk.length) till.destroySoon();
    });
    gateway.once('close', () => till.destroySoon());
    till.once('close', () => gateway.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(line, { origin: new URL(`https://127.0.0.1:${own}`) });
}

async function bench(ca: TestCa): Promise<{ server: RawServer; line: Line }> {
  const server = await startRawServer(
    (socket) => void socket.write(jsonAnswer({ code: 0 }), () => socket.end()),
    { tls: ca.issue('IP:127.0.0.1') },
  );
  const line = await lineTo(server);
  onTestFinished(async () => {
    await closeTransports();
    await server.close();
  });
  return { server, line };
}

test('a charge is not sent exactly as long as the handshake did not end, cut at any byte of it', async () => {
  const ca = makeTestCa();
  onTestFinished(ca.remove);
  const { server, line } = await bench(ca);
  const transport = transportFor(line.origin, { extraCa: [ca.cert] });
  const send = (): Promise<WireAnswer> => transport.send(charge);
  expect((await send()).kind).toBe('answer');
  expect(server.requests).toHaveLength(1);
  const whole = line.said;
  const kinds: string[] = [];
  for (let bytes = 0; bytes < whole; bytes += step) {
    line.bytes = bytes;
    const before = server.requests.length;
    const { kind } = await send();
    const seen = server.requests.length - before;
    expect(seen, `${bytes} of ${whole}`).toBeLessThanOrEqual(kind === 'not-sent' ? 0 : 1);
    kinds.push(kind);
  }
  // One change only: not sent up to the end of the handshake, lost from there on.
  const firstLost = kinds.indexOf('lost');
  expect(firstLost).toBeGreaterThan(10);
  expect(new Set(kinds.slice(0, firstLost))).toEqual(new Set(['not-sent']));
  expect(kinds.slice(firstLost).filter((kind) => kind === 'not-sent')).toEqual([]);
}, 300_000);
