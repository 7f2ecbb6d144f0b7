import { createHmac } from 'node:crypto';
import { won } from '../../../../main/domain/won.ts';
import { createBunjang } from '../../../../main/gateway/bunjang/bunjang.ts';
import type { Bunjang } from '../../../../main/gateway/bunjang/bunjang-port.ts';
import type { Keys } from '../../../../main/gateway/token.ts';
import type { WireAnswer, WireRequest } from '../../../../main/ports/transport.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { handClock } from '../../../contract/portone/clocks.ts';
import { seededRandom } from '../../../core/seeded-random.ts';
import { type Script, scripted } from '../scripted-transport.ts';

export const accessKey = 'access-key-1';
/** `secret-of-bunjang-01` in base64. */
export const secretText = 'c2VjcmV0LW9mLWJ1bmphbmctMDE=';

export function someKeys(): Keys {
  return { key: new Secret(accessKey), secret: new Secret(secretText) };
}

/** A client over a script, with everything a test wants to turn. */
export function setUp(script: Script) {
  const clock = handClock();
  const transport = scripted(script, null);
  const account: { keys: Keys | null } = { keys: someKeys() };
  const random = seededRandom(4);
  const bunjang = createBunjang({ transport, clock, random, keys: () => account.keys });
  return { clock, transport, account, bunjang };
}

export type Claims = { readonly accessKey: string; readonly iat: number; readonly nonce?: string };

/** What the token of a request says; throws unless the secret's bytes signed it. */
export function claimsOf({ bearer }: WireRequest): Claims {
  const [header = '', claims = '', signature] = bearer?.reveal().split('.') ?? [];
  const key = Buffer.from('secret-of-bunjang-01');
  const own = createHmac('sha256', key).update(`${header}.${claims}`).digest('base64url');
  if (signature !== own) throw new Error('not signed with the secret');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
}

/** Every call of the client, with an issuance that the answers below are about. */
export const calls: Readonly<
  Record<'balance' | 'request' | 'issuance' | 'cancel', (bunjang: Bunjang) => Promise<unknown>>
> = {
  balance: (bunjang) => bunjang.balance(),
  request: (bunjang) => bunjang.request({ amountWon: won(5_000), mayStart: () => true }),
  issuance: (bunjang) => bunjang.issuance('132'),
  cancel: (bunjang) => bunjang.cancel('132', () => true),
};

/** A complete answer; `dateMs` is what its Date header says. */
export function told(body: unknown, status = 200, dateMs: number | null = null): WireAnswer {
  return { kind: 'answer', status, json: body, isJson: true, dateMs };
}

export function refusedWith(
  status: number,
  errorCode: string,
  dateMs: number | null = null,
): WireAnswer {
  return told({ errorCode, reason: '안 됩니다.' }, status, dateMs);
}

/** The data of the documented example. Source: the look-up document. */
export const readyRow = {
  id: '132',
  amount: 1_000_000,
  status: 'READY',
  createdAt: '2026-11-21T10:00:00',
  modifiedAt: '2026-11-21T10:00:05',
  preparedVbankInfo: {
    vbankDueDate: '2026-11-22T23:59:59',
    vbankAccountNumber: '900000000132',
    bankName: '국민은행',
    vbankHolderName: '번개장터',
  },
} as const;
