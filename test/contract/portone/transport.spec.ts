import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../../../main/gateway/ky-transport.ts';
import {
  charge,
  clearBench,
  deadOrigin,
  envelope,
  listenBare,
  ok,
  packed,
  serve,
} from './bench.ts';
import { type Act, jsonAnswer, say, textAnswer } from './raw-server.ts';
import { transportFor } from './transport-for.ts';

afterEach(clearBench);

describe('what happens after the first byte went out is lost, never not sent', () => {
  const megabyte = 1024 * 1024;
  const cases: readonly (readonly [string, Act, string])[] = [
    ['silence', () => undefined, 'timeout'],
    ['headers and then silence', say(`${ok}content-length: 9\r\n\r\n{`), 'timeout'],
    ['a drip that never ends', drip, 'timeout'],
    ['a reset', (socket) => socket.resetAndDestroy(), 'reset'],
    ['a goodbye without a word', (socket) => socket.end(), 'reset'],
    [
      'a body shorter than promised',
      (socket) => socket.end(`${ok}content-length: 99\r\n\r\n{}`),
      'reset',
    ],
    [
      'chunks without an end',
      (socket) => socket.end(`${ok}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`),
      'reset',
    ],
    ['no HTTP at all', say('hello\r\n\r\n'), 'unreadable'],
    ['gzip that is none', packed(Buffer.from('not gzip at all'), 'gzip'), 'unreadable'],
    ['a body over the cap', say(textAnswer('x'.repeat(megabyte + 1))), 'too-large'],
    [
      'a packed body over the cap',
      packed(gzipSync(Buffer.alloc(megabyte + 1, 32)), 'gzip'),
      'too-large',
    ],
    ['endless chunks', flood, 'too-large'],
    ['endless headers', say(ok, `x: ${'y'.repeat(70_000)}\r\n`), 'too-large'],
    ...[301, 302, 303, 307, 308].map(
      (status) =>
        [
          `redirect ${status}`,
          say(textAnswer('{}', status, ['location: /elsewhere'])),
          'redirect',
        ] as const,
    ),
    ['misdirected', say(jsonAnswer(envelope, 421)), 'reset'],
    ['a demand for a proxy’s password', say(jsonAnswer(envelope, 407)), 'reset'],
  ];
  test.each(cases)('%s', async (_name, act, why) => {
    for (const connection of ['fresh', 'warm'] as const) {
      const server = await serve(act);
      const short = why === 'timeout' ? { answerTimeoutMs: 250 } : {};
      const transport = transportFor(server.origin, short);
      expect(await transport.send({ ...charge, connection })).toEqual({ kind: 'lost', why });
      expect(server.requests).toHaveLength(1);
    }
  });
});

function drip(...[socket]: Parameters<Act>): void {
  socket.write(`${ok}\r\n[`);
  const timer = setInterval(() => socket.write('1,'), 20);
  socket.on('close', () => clearInterval(timer));
}

function flood(...[socket]: Parameters<Act>): void {
  const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
  const pour = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.write(`${ok}transfer-encoding: chunked\r\n\r\n`);
  socket.on('drain', pour);
  pour();
}

describe('what never reached a connected socket is not sent', () => {
  test('a refused connection is offline', async () => {
    const transport = transportFor(await deadOrigin());
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'offline' });
  });

  test('a name that does not exist is offline', async () => {
    const transport = transportFor(new URL('https://no-such-host.invalid'));
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'offline' });
  });

  test('a server that accepts and never shakes hands is a timeout', async () => {
    const { port, stop } = await listenBare(() => undefined);
    const transport = transportFor(new URL(`https://127.0.0.1:${port}`), { connectTimeoutMs: 150 });
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'timeout' });
    stop();
  });

  test('a server that speaks no TLS is insecure', async () => {
    const { port, stop } = await listenBare((socket) => socket.end('hello\r\n'));
    const transport = transportFor(new URL(`https://127.0.0.1:${port}`));
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'insecure' });
    stop();
  });

  test('a transport that was shut sends nothing more', async () => {
    const server = await serve(say(jsonAnswer({})));
    const transport = transportFor(server.origin);
    await transport.close();
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'stopped' });
    expect(server.requests).toHaveLength(0);
  });
});

test('a look-up that is answered 421 is not sent again, as fetch by itself would', async () => {
  const server = await serve(say(jsonAnswer(envelope, 421)));
  const lookUp = { method: 'GET', path: '/payments/imps_1', connection: 'warm' } as const;
  expect(await transportFor(server.origin).send(lookUp)).toMatchObject({ kind: 'lost' });
  expect(server.requests).toHaveLength(1);
});

test('shutting the transport ends what waits for an answer as lost', async () => {
  const server = await serve(() => undefined);
  const transport = transportFor(server.origin, { answerTimeoutMs: 60_000 });
  const answer = transport.send(charge);
  await expect.poll(() => server.requests.length).toBe(1);
  await transport.close();
  expect(await answer).toEqual({ kind: 'lost', why: 'reset' });
});

test('each fresh request opens a connection and closes it; warm ones share one', async () => {
  const server = await serve(say(jsonAnswer(envelope)));
  const transport = transportFor(server.origin);
  for (let i = 0; i < 3; i += 1) {
    await transport.send({ ...charge, connection: 'warm' });
    await setImmediate();
  }
  expect(server.connections()).toBe(1);
  for (let i = 0; i < 3; i += 1) await transport.send(charge);
  expect(server.connections()).toBe(4);
});

test('the request carries the path, the query, the body, the token and nothing that names the machine', async () => {
  const server = await serve(say(jsonAnswer(envelope)));
  const query = { a: '한글 & more', page: '1' };
  await transportFor(server.origin).send({ ...charge, query, headers: { tier: '001' } });
  const [request] = server.requests;
  expect(request?.method).toBe('POST');
  const url = new URL(request?.path ?? '', server.origin);
  expect(url.pathname).toBe('/benepia/payment');
  expect(Object.fromEntries(url.searchParams)).toEqual(query);
  expect(JSON.parse(request?.body ?? '')).toEqual(charge.body);
  const { host, 'content-length': length, ...headers } = request?.headers ?? {};
  expect(host).toBe(server.origin.host);
  expect(Number(length)).toBe(request?.body.length);
  expect(headers).toEqual({
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate',
    'accept-language': '*',
    authorization: 'Bearer token-never-shown',
    connection: 'keep-alive',
    'content-type': 'application/json',
    'sec-fetch-mode': 'cors',
    tier: '001',
    'user-agent': 'benepia-pos',
  });
});

test.each(['http://api.iamport.kr', 'http://192.168.0.2:80', 'ftp://127.0.0.1'])(
  'an origin that would carry secrets in clear is refused at once: %s',
  (origin) => {
    const options = { connectTimeoutMs: 1, answerTimeoutMs: 1 };
    const network = { proxy: 'none', trust: 'bundled' } as const;
    expect(() => createTransport({ origin: new URL(origin), network, ...options })).toThrow(
      'https',
    );
  },
);
