import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClosableTransport } from '../../../main/gateway/ky-transport.ts';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { chargeOf, credentials, portOneFor } from './portone-for.ts';
import { jsonAnswer, type RawServer, startRawServer } from './raw-server.ts';
import { transportFor } from './transport-for.ts';

const body = JSON.stringify({
  code: 0,
  message: null,
  response: {
    imp_uid: 'imps_1',
    merchant_uid: 'T1-20261121-000042',
    amount: 12500,
    name: '도시락',
    status: 'paid',
    paid_at: 1790000101,
  },
});
const bytes = Buffer.byteLength(body);
const half = Buffer.from(body).subarray(0, bytes >> 1);
const rest = Buffer.from(body).subarray(bytes >> 1);
const chunk = (part: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);

const framings = {
  'with its length': Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes}\r\n\r\n${body}`),
  'in chunks': Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'),
    chunk(half),
    chunk(rest),
    Buffer.from('0\r\n\r\n'),
  ]),
  'until the end': Buffer.from(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${body}`),
} as const;

let server: RawServer;
let transport: ClosableTransport;
let portone: PortOne;
/** What the next charge gets, and how the connection ends after it. */
let next: { readonly part: Buffer; readonly reset: boolean } = { part: Buffer.of(), reset: false };

beforeAll(async () => {
  const token = { access_token: 't', now: 1, expired_at: 1801 };
  server = await startRawServer((socket, { path }) => {
    if (path === '/users/getToken') {
      socket.write(jsonAnswer({ code: 0, message: null, response: token }));
      return;
    }
    socket.write(next.part, () => (next.reset ? socket.resetAndDestroy() : socket.end()));
  });
  transport = transportFor(server.origin);
  portone = portOneFor(transport);
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

describe('an answer to a charge that is cut at any byte is no answer, and never not sent', () => {
  for (const [framing, whole] of Object.entries(framings)) {
    for (const reset of [false, true]) {
      test(`${framing}, then ${reset ? 'a reset' : 'the end'}`, async () => {
        const before = server.requests.length;
        for (let length = 0; length < whole.length; length += 1) {
          next = { part: whole.subarray(0, length), reset };
          const result = await portone.charge(credentials(), chargeOf(12_500));
          const failure = result.ok ? 'a value' : result.failure;
          expect(failure, `${length} of ${whole.length} bytes`).toMatchObject({
            kind: 'no-answer',
            sent: true,
          });
        }
        expect(server.requests.length - before).toBeGreaterThanOrEqual(whole.length);
        expect(server.requests.length - before).toBeLessThanOrEqual(whole.length + 1);
      });
    }

    test(`${framing}, whole, is the payment`, async () => {
      next = { part: whole, reset: false };
      const result = await portone.charge(credentials(), chargeOf(12_500));
      expect(result).toMatchObject({ ok: true, value: { impUid: 'imps_1', amountWon: 12_500 } });
    });
  }
});
