import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WireRequest } from '../../../main/ports/transport.ts';
import { makeTestCa, type ServerIdentity, type TestCa } from '../../tls/test-ca.ts';
import { jsonAnswer, type RawServer, say, startRawServer } from './raw-server.ts';
import { closeTransports, transportFor } from './transport-for.ts';

const request: WireRequest = { method: 'GET', path: '/users/pg', connection: 'fresh' };
const insecure = { kind: 'not-sent', why: 'insecure' };

let ca: TestCa;
let stranger: TestCa;
const servers: RawServer[] = [];
beforeAll(() => {
  ca = makeTestCa();
  stranger = makeTestCa();
});
afterEach(async () => {
  await closeTransports();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => {
  ca.remove();
  stranger.remove();
});

async function serve(tls: ServerIdentity, host: string): Promise<RawServer> {
  const server = await startRawServer(say(jsonAnswer({ code: 0 })), { tls, host });
  servers.push(server);
  return server;
}

describe('a certificate is believed only when', () => {
  test('its authority was handed in', async () => {
    const server = await serve(ca.issue('DNS:localhost'), 'localhost');
    const transport = transportFor(server.origin, { extraCa: [ca.cert] });
    expect(await transport.send(request)).toMatchObject({ kind: 'answer', status: 200 });
    expect(await transport.send({ ...request, connection: 'warm' })).toMatchObject({ status: 200 });
  });

  test('it names the address, when the address is a number', async () => {
    const server = await serve(ca.issue('IP:127.0.0.1'), '127.0.0.1');
    const transport = transportFor(server.origin, { extraCa: [ca.cert] });
    expect(await transport.send(request)).toMatchObject({ kind: 'answer', status: 200 });
  });

  const refused: readonly (readonly [string, () => ServerIdentity, () => readonly string[]])[] = [
    ['its authority is unknown', () => ca.issue('DNS:localhost'), () => []],
    ['its authority is another one', () => stranger.issue('DNS:localhost'), () => [ca.cert]],
    ['it is for another host', () => ca.issue('DNS:api.iamport.kr'), () => [ca.cert]],
    ['it is for the number, not the name', () => ca.issue('IP:127.0.0.1'), () => [ca.cert]],
    ['its time is over', () => ca.issue('DNS:localhost', -1), () => [ca.cert]],
  ];
  test.each(refused)('not when %s', async (_name, identity, extraCa) => {
    const server = await serve(identity(), 'localhost');
    const transport = transportFor(server.origin, { extraCa: extraCa() });
    expect(await transport.send(request)).toEqual(insecure);
    expect(await transport.send({ ...request, connection: 'warm' })).toEqual(insecure);
    expect(server.requests).toHaveLength(0);
  });
});

describe('in a process with a hostile environment', () => {
  const child = join(import.meta.dirname, '../../tls/send-once-child.ts');
  const send = async (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, [child, ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    return JSON.parse(stdout);
  };

  test('what would switch verification off, or add an authority, changes nothing', async () => {
    const server = await serve(ca.issue('DNS:localhost'), 'localhost');
    const { origin } = server.origin;
    const answers = await Promise.all([
      send([origin], { NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      send([origin], { NODE_EXTRA_CA_CERTS: ca.certFile }),
      send([origin, 'bundled'], { SSL_CERT_FILE: ca.certFile }),
    ]);
    expect(answers).toEqual([insecure, insecure, insecure]);
    expect(server.requests).toHaveLength(0);
  });

  test('the machine’s own list counts when the settings say so', async () => {
    const server = await serve(ca.issue('DNS:localhost'), 'localhost');
    const answer = await send([server.origin.origin, 'system'], { SSL_CERT_FILE: ca.certFile });
    expect(answer).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('proxies it names are not used', async () => {
    const server = await serve(ca.issue('DNS:localhost'), 'localhost');
    const dead = 'http://127.0.0.1:1';
    const answer = await send([server.origin.origin, 'bundled', ca.certFile], {
      ...{ HTTP_PROXY: dead, HTTPS_PROXY: dead, ALL_PROXY: dead },
      ...{ http_proxy: dead, https_proxy: dead, NODE_USE_ENV_PROXY: '1' },
    });
    expect(answer).toMatchObject({ kind: 'answer', status: 200 });
  });
});
