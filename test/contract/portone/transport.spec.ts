import { once } from 'node:events';
import { createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../../../main/gateway/ky-transport.ts';
import type { WireAnswer, WireRequest } from '../../../main/ports/transport.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  type Act,
  jsonAnswer,
  type RawServer,
  say,
  startRawServer,
  textAnswer,
} from './raw-server.ts';
import { closeTransports, transportFor } from './transport-for.ts';

const servers: RawServer[] = [];
afterEach(async () => {
  await closeTransports();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(act: Act): Promise<RawServer> {
  const server = await startRawServer(act);
  servers.push(server);
  return server;
}

const charge: WireRequest = {
  method: 'POST',
  path: '/benepia/payment',
  body: { benepia_password: 'pw-never-shown' },
  bearer: new Secret('token-never-shown'),
  connection: 'fresh',
};

async function answerTo(act: Act, request: WireRequest = charge): Promise<WireAnswer> {
  const server = await serve(act);
  return transportFor(server.origin).send(request);
}

/** An origin on which nobody listens. */
async function deadOrigin(): Promise<URL> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return new URL(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
}

const envelope = { code: 0, message: null, response: { point: 1 } };
const body = JSON.stringify(envelope);
const ok = 'HTTP/1.1 200 OK\r\n';

function packed(bytes: Buffer, coding: string): Act {
  return say(`${ok}content-encoding: ${coding}\r\ncontent-length: ${bytes.length}\r\n\r\n`, bytes);
}

describe('an answer in JSON is an answer, whatever its status and its headers say', () => {
  const cases: readonly (readonly [string, Act, number])[] = [
    ...[200, 201, 400, 401, 404, 405, 429, 500, 502, 503].map(
      (status) => [`status ${status}`, say(jsonAnswer(envelope, status)), status] as const,
    ),
    ['labelled HTML', say(textAnswer(body, 200, ['content-type: text/html'])), 200],
    ['without a label', say(textAnswer(body)), 200],
    [
      'labelled EUC-KR but sent as UTF-8',
      say(textAnswer(body, 200, ['content-type: application/json;charset=euc-kr'])),
      200,
    ],
    ['with a byte order mark', say(textAnswer(`\ufeff${body}`)), 200],
    ['with white space around it', say(textAnswer(`\r\n ${body}\n`)), 200],
    ['in gzip', packed(gzipSync(body), 'gzip'), 200],
    ['in brotli', packed(brotliCompressSync(body), 'br'), 200],
    [
      'in chunks',
      say(
        `${ok}transfer-encoding: chunked\r\n\r\n`,
        `${body.length.toString(16)}\r\n${body}`,
        '\r\n0\r\n\r\n',
      ),
      200,
    ],
    ['until the connection ends', (socket) => socket.end(`${ok}\r\n${body}`), 200],
    ['after early hints', say('HTTP/1.1 103 Hints\r\n\r\n', jsonAnswer(envelope)), 200],
  ];
  test.each(cases)('%s', async (_name, act, status) => {
    const expected = { kind: 'answer', status, isJson: true, json: envelope, dateMs: null };
    expect(await answerTo(act)).toEqual(expected);
    expect(await answerTo(act, { ...charge, connection: 'warm' })).toEqual(expected);
  });
});

describe('an answer that is not one whole JSON text is an answer without JSON', () => {
  const cases: readonly (readonly [string, Act])[] = [
    ['an HTML page', say(textAnswer('<html>502</html>', 502))],
    [
      'an HTML page labelled JSON',
      say(textAnswer('<html>', 200, ['content-type: application/json'])),
    ],
    ['an empty body', say(textAnswer(''))],
    ['no content', say('HTTP/1.1 204 No Content\r\n\r\n')],
    ['JSON cut short', say(textAnswer(body.slice(0, -1)))],
    ['JSON cut short inside gzip', packed(gzipSync(body.slice(0, -1)), 'gzip')],
    ['two JSON texts', say(textAnswer(body + body))],
    [
      'bytes that are not UTF-8',
      say(`${ok}content-length: 4\r\n\r\n`, Buffer.from('22fffe22', 'hex')),
    ],
    ['one key twice', say(textAnswer('{"code":1,"code":0}'))],
    ['one key twice, once escaped', say(textAnswer('{"a":[{"code":1,"\\u0063ode":0}]}'))],
  ];
  test.each(cases)('%s', async (_name, act) => {
    expect(await answerTo(act)).toMatchObject({ kind: 'answer', isJson: false, json: null });
  });
});

test('keys that are doubled in different objects, or stand in texts, are no doubt', async () => {
  const json = { list: [{ a: 1 }, { a: 1 }], text: '{"a":1,"a":2}', a: { a: ':"a":' } };
  expect(await answerTo(say(jsonAnswer(json)))).toMatchObject({ isJson: true, json });
});

test.each([
  ['Wed, 18 Nov 2026 01:02:03 GMT', Date.UTC(2026, 10, 18, 1, 2, 3)],
  ['some time', null],
])('the Date header %s is told as %s', async (date, dateMs) => {
  expect(await answerTo(say(jsonAnswer({}, 200, [`date: ${date}`])))).toMatchObject({ dateMs });
});

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
    ['misdirected (which fetch would send again)', say(jsonAnswer(envelope, 421)), 'reset'],
  ];
  test.each(cases)('%s', async (_name, act, why) => {
    for (const connection of ['fresh', 'warm'] as const) {
      const server = await serve(act);
      const transport = transportFor(server.origin, { answerTimeoutMs: 250 });
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

test('a body of exactly one mebibyte is still read', async () => {
  const text = `"${'x'.repeat(1024 * 1024 - 2)}"`;
  expect(await answerTo(say(textAnswer(text)))).toMatchObject({ isJson: true });
});

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
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const transport = transportFor(new URL(`https://127.0.0.1:${port}`), { connectTimeoutMs: 150 });
    const startedMs = performance.now();
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'timeout' });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    silent.close();
  });

  test('a server that speaks no TLS is insecure', async () => {
    const server = await serve(say(jsonAnswer({})));
    const plain = createServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const address = plain.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const transport = transportFor(new URL(`https://127.0.0.1:${port}`));
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'insecure' });
    expect(server.requests).toHaveLength(0);
    plain.close();
  });

  test('a transport that was shut sends nothing more', async () => {
    const server = await serve(say(jsonAnswer({})));
    const transport = transportFor(server.origin);
    await transport.close();
    expect(await transport.send(charge)).toEqual({ kind: 'not-sent', why: 'stopped' });
    expect(server.requests).toHaveLength(0);
  });
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
