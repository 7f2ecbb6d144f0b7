import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { trainingBunjangKeys } from '../../../main/training/bunjang/server.ts';
import { startMs } from '../training/hand-clock.ts';
import { paths, type Running, running } from './running.ts';
import { secretBytes, type TokenParts, tokenAt } from './token.ts';

const nowS = startMs / 1000;
const get = (all: Running, authorization: string | null) =>
  all.caller.signed('GET', paths.balance, authorization);
const post = (all: Running, authorization: string | null) =>
  all.caller.signed('POST', paths.cancel('1'), authorization);
const bearer = (parts: TokenParts = {}) => `Bearer ${tokenAt(startMs, parts)}`;

/** The token's own payload under another head or tail. */
function rebuilt(change: (segments: string[]) => string[]): string {
  return `Bearer ${change(tokenAt(startMs).split('.')).join('.')}`;
}

const text = (value: string) => Buffer.from(value).toString('base64url');

describe('A call is let in', () => {
  test.each<[string, string]>([
    ['with a token of the right make', bearer()],
    ['with the scheme in small letters', bearer().replace('Bearer', 'bearer')],
    ['with a nonce on a read, or none', bearer({ claims: { nonce: undefined } })],
    ['whatever else the token claims', bearer({ claims: { exp: 1, iss: 'x' } })],
    ['with no typ in the header', bearer({ header: { alg: 'HS256' } })],
  ])('%s', async (_name, authorization) => {
    expect(await get(await running(), authorization)).toMatchObject({ status: 200 });
  });

  test('under the keys the gateway was started with, and no others then', async () => {
    const secret = Buffer.from('another secret');
    const keys = { key: 'A', secret: secret.toString('base64') };
    const all = await running({ keys });
    const own = bearer({ claims: { accessKey: 'A' }, secret });
    expect(await get(all, own)).toMatchObject({ status: 200 });
    expect(await get(all, bearer())).toMatchObject({ code: 'INVALID_ACCESS_KEY' });
  });
});

describe('A call is refused with 401', () => {
  test.each<[string, string, string | null]>([
    ['MISSING_AUTH_TOKEN', 'no header', null],
    ['MISSING_AUTH_TOKEN', 'an empty header', ''],
    ['MISSING_AUTH_TOKEN', 'a scheme and nothing more', 'Bearer '],
    ['MISSING_AUTH_TOKEN', 'a token without a scheme', tokenAt(startMs)],
    ['MISSING_AUTH_TOKEN', 'another scheme', 'Basic YTpi'],
    ['INVALID_AUTH_TOKEN', 'no JWT', 'Bearer abc'],
    ['INVALID_AUTH_TOKEN', 'two parts', rebuilt((parts) => parts.slice(0, 2))],
    ['INVALID_AUTH_TOKEN', 'four parts', rebuilt((parts) => [...parts, 'x'])],
    ['INVALID_AUTH_TOKEN', 'an empty signature', rebuilt(([a = '', b = '']) => [a, b, ''])],
    ['INVALID_AUTH_TOKEN', 'no JSON in it', rebuilt(([a = '', , c = '']) => [a, text('{'), c])],
    ['INVALID_AUTH_TOKEN', 'a list in it', rebuilt(([a = '', , c = '']) => [a, text('[]'), c])],
    ['INVALID_AUTH_TOKEN', 'no JSON before it', rebuilt(([, b = '', c = '']) => [text('x'), b, c])],
    ['INVALID_AUTH_TOKEN', 'alg none', bearer({ header: { alg: 'none' } })],
    ['INVALID_AUTH_TOKEN', 'no alg', bearer({ header: { typ: 'JWT' } })],
    ['INVALID_AUTH_TOKEN', 'alg in small letters', bearer({ header: { alg: 'hs256' } })],
    ['INVALID_AUTH_TOKEN', 'HS512', bearer({ header: { alg: 'HS512' }, hash: 'sha512' })],
    ['INVALID_AUTH_TOKEN', 'HS256 said, SHA-512 done', bearer({ hash: 'sha512' })],
    ['INVALID_AUTH_TOKEN', 'another secret', bearer({ secret: Buffer.from('x') })],
    [
      'INVALID_AUTH_TOKEN',
      'the secret as it is written, not decoded',
      bearer({ secret: Buffer.from(trainingBunjangKeys.secret) }),
    ],
    [
      'INVALID_AUTH_TOKEN',
      'another signature in base64 with padding',
      rebuilt(([a = '', b = '', c = '']) => [a, b, `${c}=`]),
    ],
    ['MISSING_ACCESS_KEY', 'no accessKey', bearer({ claims: { accessKey: undefined } })],
    ['MISSING_ACCESS_KEY', 'an empty one', bearer({ claims: { accessKey: '' } })],
    ['MISSING_ACCESS_KEY', 'a number for one', bearer({ claims: { accessKey: 1 } })],
    ['INVALID_ACCESS_KEY', 'another accessKey', bearer({ claims: { accessKey: 'x' } })],
    ['MISSING_IAT_CLAIM', 'no iat', bearer({ claims: { iat: undefined } })],
    ['MISSING_IAT_CLAIM', 'null for iat', bearer({ claims: { iat: null } })],
    ['INVALID_AUTH_TOKEN', 'iat as text', bearer({ claims: { iat: String(nowS) } })],
    ['INVALID_AUTH_TOKEN', 'iat with a fraction', bearer({ claims: { iat: nowS + 0.5 } })],
    ['EXPIRED_AUTH_TOKEN', 'iat in milliseconds', bearer({ claims: { iat: startMs } })],
    ['EXPIRED_AUTH_TOKEN', 'iat 31 s ago', bearer({ claims: { iat: nowS - 31 } })],
    ['EXPIRED_AUTH_TOKEN', 'iat in 31 s', bearer({ claims: { iat: nowS + 31 } })],
    [
      'INVALID_AUTH_TOKEN',
      'an old one signed by another: the signature comes first',
      bearer({ claims: { iat: nowS - 99 }, secret: Buffer.from('x') }),
    ],
  ])('%s: %s', async (code, _what, authorization) => {
    const all = await running();
    expect(await get(all, authorization)).toMatchObject({ status: 401, code });
    expect(await post(all, authorization)).toMatchObject({ status: 401, code });
    expect(all.bunjang.seen).toMatchObject([{ code }, { code }]);
  });

  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['no UUID', 'abc'],
    ['a UUID of version 1', '9f3c2c1e-5d0b-11ee-8c99-0242ac120002'],
    ['a number', 1],
  ])('INVALID_AUTH_TOKEN: a write with a nonce that is %s', async (_name, nonce) => {
    const all = await running();
    const refused = { status: 401, code: 'INVALID_AUTH_TOKEN' };
    expect(await post(all, bearer({ claims: { nonce } }))).toMatchObject(refused);
    expect(await get(all, bearer({ claims: { nonce } }))).toMatchObject({ status: 200 });
  });

  test('before it is told that its path or its issuance is not there', async () => {
    const all = await running();
    for (const path of ['/api/v1/points/issuance/1', '/api/v1/nothing', '/']) {
      const response = await fetch(`${all.bunjang.url}${path}`);
      expect(await response.json()).toMatchObject({ errorCode: 'MISSING_AUTH_TOKEN' });
    }
  });
});

describe('The time window', () => {
  test.each([
    [30, 30, 200],
    [30, 31, 401],
    [5, 5, 200],
    [5, 6, 401],
  ])(
    'of %s s: a token %s s from now, before or after, is answered %s',
    async (windowS, s, status) => {
      const all = await running({ switches: { windowS } });
      for (const iat of [nowS - s, nowS + s]) {
        expect(await get(all, bearer({ claims: { iat } }))).toMatchObject({ status });
      }
    },
  );

  test('counts whole seconds of the server’s clock', async () => {
    const all = await running();
    const authorization = bearer();
    all.clock.advance(30_999);
    expect(await get(all, authorization)).toMatchObject({ status: 200 });
    all.clock.advance(1);
    expect(await get(all, authorization)).toMatchObject({ code: 'EXPIRED_AUTH_TOKEN' });
  });

  test('may call a token from the future invalid instead', async () => {
    const all = await running({ switches: { futureIat: 'invalid' } });
    const future = bearer({ claims: { iat: nowS + 31 } });
    expect(await get(all, future)).toMatchObject({ code: 'INVALID_AUTH_TOKEN' });
    const past = bearer({ claims: { iat: nowS - 31 } });
    expect(await get(all, past)).toMatchObject({ code: 'EXPIRED_AUTH_TOKEN' });
  });

  test('is told in the Date header of every answer, refusals too', async () => {
    const all = await running();
    all.clock.advance(90_000);
    for (const authorization of [bearer(), `Bearer ${all.token()}`]) {
      const { headers } = await get(all, authorization);
      expect(headers.get('date')).toBe('Sat, 21 Nov 2026 01:01:30 GMT');
    }
  });
});

describe('A nonce', () => {
  const notFound = { status: 404, code: 'NOT_FOUND_PAY_INBOUND' };
  const replayed = { status: 401, code: 'INVALID_AUTH_TOKEN' };

  test('is good for one write: the same token, and another with the same nonce, are refused', async () => {
    const all = await running();
    const nonce = randomUUID();
    expect(await post(all, bearer({ claims: { nonce } }))).toMatchObject(notFound);
    expect(await post(all, bearer({ claims: { nonce } }))).toMatchObject(replayed);
    const other = bearer({ claims: { nonce, iat: nowS + 1 } });
    expect(await post(all, other)).toMatchObject(replayed);
    expect(await post(all, bearer())).toMatchObject(notFound);
  });

  test('is remembered for as long as its token could be let in, ahead of time or not', async () => {
    const all = await running();
    const early = bearer({ claims: { iat: nowS + 30 } });
    expect(await post(all, early)).toMatchObject(notFound);
    all.clock.advance(60_999);
    expect(await post(all, early)).toMatchObject(replayed);
    all.clock.advance(1);
    expect(await post(all, early)).toMatchObject({ code: 'EXPIRED_AUTH_TOKEN' });
    await post(all, `Bearer ${all.token()}`);
    const reused = /"nonce":"([^"]+)"/.exec(
      Buffer.from(early.split('.')[1] ?? '', 'base64url').toString(),
    )?.[1];
    expect(await post(all, `Bearer ${all.token({ claims: { nonce: reused } })}`)).toMatchObject(
      notFound,
    );
  });

  test('is not used up by a token that was refused', async () => {
    const all = await running();
    const nonce = randomUUID();
    const old = bearer({ claims: { nonce, iat: nowS - 99 } });
    expect(await post(all, old)).toMatchObject({ code: 'EXPIRED_AUTH_TOKEN' });
    expect(await post(all, bearer({ claims: { nonce } }))).toMatchObject(notFound);
  });

  test('of a read is not remembered', async () => {
    const all = await running();
    const nonce = randomUUID();
    await get(all, bearer({ claims: { nonce } }));
    expect(await post(all, bearer({ claims: { nonce } }))).toMatchObject(notFound);
  });
});

test('the secret is 32 bytes, and nothing seen or kept holds a token', async () => {
  expect(secretBytes).toHaveLength(32);
  const all = await running();
  await get(all, bearer());
  expect(JSON.stringify(all.bunjang.seen)).not.toMatch(/eyJ|training-access-key/);
});
