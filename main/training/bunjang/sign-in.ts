import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Fields, isFields } from '../loopback/request.ts';
import type { Desk } from './desk.ts';
import type { ErrorCode } from './errors.ts';
import { takeNonce } from './nonces.ts';

const writes = new Set(['POST', 'PUT', 'DELETE']);
const uuid4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * Why a call is not let in; null when it is. Source: upstream's page on authentication: a JWT per request,
 * HS256 under the base64-decoded secret, `accessKey` and `iat` always, `nonce` on what writes. Codes and
 * their order are upstream's as far as public; the answer to a missing or used nonce is assumed.
 */
export function signInRefusal(
  desk: Desk,
  method: string,
  authorization: string | undefined,
): ErrorCode | null {
  const token = /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1]?.trim();
  if (token === undefined) return 'MISSING_AUTH_TOKEN';
  const parts = partsOf(token);
  if (parts === null) return 'INVALID_AUTH_TOKEN';
  const { accessKey, iat, nonce } = parts.claims;
  if (typeof accessKey !== 'string' || accessKey === '') return 'MISSING_ACCESS_KEY';
  if (accessKey !== desk.keys.key) return 'INVALID_ACCESS_KEY';
  if (!isSignedWith(parts, desk.keys.secret)) return 'INVALID_AUTH_TOKEN';
  if (iat === undefined || iat === null) return 'MISSING_IAT_CLAIM';
  if (typeof iat !== 'number' || !Number.isSafeInteger(iat)) return 'INVALID_AUTH_TOKEN';
  return timeRefusal(desk, iat) ?? (writes.has(method) ? nonceRefusal(desk, nonce, iat) : null);
}

type Parts = {
  readonly claims: Fields;
  readonly signed: string;
  readonly signature: Buffer;
};

/** The parts of a token that says it is HS256; null for anything else. */
function partsOf(token: string): Parts | null {
  const match = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token);
  if (match === null) return null;
  const [, head = '', body = '', tail = ''] = match;
  const header = jsonOf(head);
  const claims = jsonOf(body);
  if (header === null || header['alg'] !== 'HS256' || claims === null) return null;
  return { claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

function jsonOf(segment: string): Fields | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function isSignedWith({ signed, signature }: Parts, secret: string): boolean {
  const wanted = createHmac('sha256', Buffer.from(secret, 'base64')).update(signed).digest();
  return wanted.length === signature.length && timingSafeEqual(wanted, signature);
}

function timeRefusal({ switches, nowMs }: Desk, iatS: number): ErrorCode | null {
  const ageS = Math.floor(nowMs() / 1000) - iatS;
  if (ageS > switches.windowS) return 'EXPIRED_AUTH_TOKEN';
  if (ageS >= -switches.windowS) return null;
  return switches.futureIat === 'expired' ? 'EXPIRED_AUTH_TOKEN' : 'INVALID_AUTH_TOKEN';
}

function nonceRefusal(desk: Desk, nonce: unknown, iatS: number): ErrorCode | null {
  if (typeof nonce !== 'string' || !uuid4.test(nonce)) return 'INVALID_AUTH_TOKEN';
  const nowS = Math.floor(desk.nowMs() / 1000);
  const isNew = takeNonce(desk.nonces, nonce, iatS + desk.switches.windowS, nowS);
  return isNew ? null : 'INVALID_AUTH_TOKEN';
}
