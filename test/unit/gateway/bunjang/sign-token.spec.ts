import { describe, expect, test } from 'vitest';
import { signToken, uuidV4 } from '../../../../main/gateway/bunjang/sign-token.ts';
import { seededRandom } from '../../../core/seeded-random.ts';
import { calls, claimsOf, setUp, someKeys, told } from './bunjang-set-up.ts';

// Made with openssl from the decoded secret, not with this program.
const iatS = 1_795_251_600;
const header = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
const vectors = [
  [
    null,
    'eyJhY2Nlc3NLZXkiOiJhY2Nlc3Mta2V5LTEiLCJpYXQiOjE3OTUyNTE2MDB9',
    'dPYlaJb8icGlH6g-njCXNxcUK71apMJuQj4f9-G9EMU',
  ],
  [
    'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    'eyJhY2Nlc3NLZXkiOiJhY2Nlc3Mta2V5LTEiLCJpYXQiOjE3OTUyNTE2MDAsIm5vbmNlIjoiZjgxZDRmYWUtN2RlYy00MWQwLWE3NjUtMDBhMGM5MWU2YmY2In0',
    'dMa2e-aXcGQYduMX_TZmd0-2GarjraHAZHMvlk6Y7EY',
  ],
] as const;

test.each(vectors)('a token with the nonce %s is the one made by hand', (nonce, claims, hmac) => {
  const token = signToken(someKeys(), { iatS, nonce });
  expect(token.reveal()).toBe(`${header}.${claims}.${hmac}`);
  expect(String(token)).toBe('«secret»');
});

describe('the token of', () => {
  const sent = async (name: keyof typeof calls) => {
    const run = setUp(() => told({}, 200));
    await calls[name](run.bunjang);
    await calls[name](run.bunjang);
    return run.transport.requests;
  };

  test.each(['balance', 'issuance'] as const)('a %s call has no nonce', async (name) => {
    const [first] = await sent(name);
    expect(first).toMatchObject({ method: 'GET', connection: 'warm' });
    expect(Object.keys(claimsOf(first as never))).toEqual(['accessKey', 'iat']);
  });

  test.each(['request', 'cancel'] as const)('a %s has a nonce of its own', async (name) => {
    const requests = await sent(name);
    const nonces = requests.map((request) => claimsOf(request).nonce);
    expect(requests).toHaveLength(2);
    expect(requests).toMatchObject([{ method: 'POST', connection: 'fresh' }, {}]);
    expect(new Set(nonces).size).toBe(2);
    for (const nonce of nonces) {
      expect(nonce).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});

test('a thousand nonces are a thousand different ones', () => {
  const random = seededRandom(9);
  expect(new Set(Array.from({ length: 1_000 }, () => uuidV4(random))).size).toBe(1_000);
});
