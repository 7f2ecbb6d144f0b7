import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TransportOptions } from '../../../main/gateway/ky-transport.ts';
import type { WireRequest } from '../../../main/ports/transport.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { makeTestCa, type TestCa } from '../../tls/test-ca.ts';
import { type ConnectProxy, type ProxyWay, startConnectProxy } from './connect-proxy.ts';
import { type Act, jsonAnswer, type RawServer, say, startRawServer } from './raw-server.ts';
import { closeTransports, transportFor } from './transport-for.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/benepia/payment',
  body: { benepia_password: 'seen-by-nobody' },
  bearer: new Secret('token'),
  connection: 'fresh',
};

let ca: TestCa;
const opened: { close(): Promise<void> }[] = [];
beforeAll(() => {
  ca = makeTestCa();
});
afterEach(async () => {
  await closeTransports();
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
afterAll(() => ca.remove());

async function serve(
  act: Act = say(jsonAnswer({ code: 0 })),
  name = 'localhost',
): Promise<RawServer> {
  const tls = ca.issue(`DNS:${name}`);
  const server = await startRawServer(act, { tls, host: 'localhost' });
  opened.push(server);
  return server;
}

async function proxyThat(way: ProxyWay, secure = false): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(way, secure ? ca.issue('DNS:localhost') : null);
  opened.push(proxy);
  return proxy;
}

function through(server: RawServer, proxy: string, options: Partial<TransportOptions> = {}) {
  const network = { proxy, trust: 'bundled' } as const;
  return transportFor(server.origin, { network, extraCa: [ca.cert], ...options });
}

const short = { connectTimeoutMs: 400 };

describe.each([false, true])('through a proxy spoken to in TLS: %s', (secure) => {
  test('a request arrives, and the proxy sees its host and nothing else of it', async () => {
    const server = await serve();
    const proxy = await proxyThat('tunnel', secure);
    const transport = through(server, proxy.url);
    expect(await transport.send(request)).toMatchObject({ kind: 'answer', status: 200 });
    expect(await transport.send({ ...request, connection: 'warm' })).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(2);
    expect(proxy.heard).toHaveLength(2);
    for (const head of proxy.heard) {
      expect(head).toMatch(new RegExp(`^CONNECT localhost:${server.port} HTTP/1.1`));
      expect(head).not.toMatch(/benepia|token|Bearer|seen/);
    }
  });

  const refusals: readonly (readonly [ProxyWay, string])[] = [
    [407, 'insecure'],
    [403, 'offline'],
    [502, 'offline'],
    [504, 'offline'],
    ['hang', 'timeout'],
    ['hang-up', 'offline'],
  ];
  test.each(refusals)('a proxy that answers %s: not sent, %s', async (way, why) => {
    const server = await serve();
    const { url } = await proxyThat(way, secure);
    const transport = through(server, url, why === 'timeout' ? short : {});
    expect(await transport.send(request)).toEqual({ kind: 'not-sent', why });
    expect(await transport.send({ ...request, connection: 'warm' })).toEqual({
      kind: 'not-sent',
      why,
    });
    expect(server.requests).toHaveLength(0);
  });
});

test('what breaks behind the tunnel after the first byte is lost', async () => {
  const server = await serve((socket) => socket.destroy());
  const transport = through(server, (await proxyThat('tunnel')).url);
  expect(await transport.send(request)).toEqual({ kind: 'lost', why: 'reset' });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['another authority (a proxy that opens what is sealed)', 'localhost', false],
  ['another host', 'elsewhere.test', true],
])(
  'a tunnel that ends at a server with a certificate for %s is insecure',
  async (_n, name, known) => {
    const server = await serve(undefined, name);
    const proxy = await proxyThat('tunnel');
    const transport = through(server, proxy.url, { extraCa: known ? [ca.cert] : [] });
    expect(await transport.send(request)).toEqual({ kind: 'not-sent', why: 'insecure' });
    expect(server.requests).toHaveLength(0);
  },
);

test('a proxy that hung once does not block the shared connection for the next look-up', async () => {
  const server = await serve();
  const transport = through(server, (await proxyThat('hang-first')).url, {
    connectTimeoutMs: 1_500,
  });
  const warm = { ...request, connection: 'warm' } as const;
  expect(await transport.send(warm)).toEqual({ kind: 'not-sent', why: 'timeout' });
  expect(await transport.send(warm)).toMatchObject({ kind: 'answer' });
  expect(server.requests).toHaveLength(1);
});

test('a proxy that is not there is offline', async () => {
  const server = await serve();
  expect(await through(server, 'http://127.0.0.1:1').send(request)).toEqual({
    kind: 'not-sent',
    why: 'offline',
  });
});

describe('the machine’s own proxy settings', () => {
  const bySystem = (
    server: RawServer,
    resolveProxy?: (url: string) => Promise<string>,
    options: Partial<TransportOptions> = {},
  ) =>
    transportFor(server.origin, {
      network: { proxy: 'system', trust: 'bundled' },
      extraCa: [ca.cert],
      ...(resolveProxy ? { resolveProxy } : {}),
      ...options,
    });

  test('are asked for the host only, and the first one they name is taken', async () => {
    const server = await serve();
    const proxy = await proxyThat('tunnel');
    const asked: string[] = [];
    const transport = bySystem(server, async (url) => {
      asked.push(url);
      return `PROXY ${proxy.hostPort}; DIRECT`;
    });
    expect(await transport.send(request)).toMatchObject({ kind: 'answer' });
    expect(asked).toEqual([`${server.origin.origin}/`]);
    expect(proxy.heard).toHaveLength(1);
  });

  test.each(['DIRECT', '', 'SOCKS5 127.0.0.1:1; DIRECT'])('«%s» means straight on', async (pac) => {
    const server = await serve();
    expect(await bySystem(server, async () => pac).send(request)).toMatchObject({ kind: 'answer' });
  });

  test('without a way to ask, straight on', async () => {
    expect(await bySystem(await serve()).send(request)).toMatchObject({ kind: 'answer' });
  });

  test('that change are followed by the shared connection too', async () => {
    const server = await serve();
    const proxy = await proxyThat('tunnel');
    let pac = 'DIRECT';
    const transport = bySystem(server, async () => pac);
    const warm = { ...request, connection: 'warm' } as const;
    expect(await transport.send(warm)).toMatchObject({ kind: 'answer' });
    pac = `PROXY ${proxy.hostPort}`;
    expect(await transport.send(warm)).toMatchObject({ kind: 'answer' });
    expect(proxy.heard).toHaveLength(1);
  });

  const noWay: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['only proxies that cannot be used', async () => 'SOCKS 127.0.0.1:1', 'insecure'],
    ['an answer that makes no sense', async () => 'PROXY ::::', 'insecure'],
    ['an error', () => Promise.reject(new Error('no PAC file')), 'offline'],
    ['no answer at all', () => new Promise(() => undefined), 'timeout'],
  ];
  test.each(noWay)('%s: not sent', async (_name, resolveProxy, why) => {
    const server = await serve();
    const transport = bySystem(server, resolveProxy, why === 'timeout' ? short : {});
    expect(await transport.send(request)).toEqual({ kind: 'not-sent', why });
    expect(server.requests).toHaveLength(0);
  });
});

test('a gateway on this machine takes no proxy', async () => {
  const server = await startRawServer(say(jsonAnswer({ code: 0 })));
  opened.push(server);
  expect(await through(server, 'http://127.0.0.1:1').send(request)).toMatchObject({
    kind: 'answer',
  });
});
