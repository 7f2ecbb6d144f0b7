import { randomBytes, timingSafeEqual } from 'node:crypto';
import { textOf } from '../loopback/request.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { refusal, success } from './envelope.ts';

const lifeS = 30 * 60;
const extensionS = 5 * 60;
const lastMinuteS = 60;

/** The API key and secret this gateway accepts. */
export type KeyPair = { readonly key: string; readonly secret: string };

/** The one token of the account; null until the first call. */
export type TokenState = { current: { readonly token: string; expiresAtS: number } | null };

/** Source: PortOne V1, `POST /users/getToken`: one token per key, kept until it ends. */
export function issueToken(desk: Desk, call: Call): Answer {
  const key = textOf(call.body, 'imp_key');
  const secret = textOf(call.body, 'imp_secret');
  if (key === '' || secret === '') {
    return refusal(400, -1, 'imp_key, imp_secret 파라메터가 누락되었습니다.');
  }
  if (!isSame(key, desk.keys.key) || !isSame(secret, desk.keys.secret)) {
    return refusal(401, -1, '인증에 실패하였습니다. API키와 secret을 확인하세요.');
  }
  const nowS = Math.floor(desk.nowMs() / 1000);
  const { token, expiresAtS } = tokenAt(desk.token, nowS);
  return success({ access_token: token, now: nowS, expired_at: expiresAtS }, desk.switches);
}

function tokenAt(state: TokenState, nowS: number): NonNullable<TokenState['current']> {
  const { current } = state;
  if (current !== null && nowS < current.expiresAtS) {
    if (current.expiresAtS - nowS <= lastMinuteS) current.expiresAtS += extensionS;
    return current;
  }
  state.current = { token: randomBytes(20).toString('hex'), expiresAtS: nowS + lifeS };
  return state.current;
}

/** Whether a call carries the token that is good now. */
export function isSignedIn(
  state: TokenState,
  nowMs: number,
  headers: { readonly authorization?: string | undefined; readonly legacy?: string | undefined },
): boolean {
  const { current } = state;
  if (current === null || nowMs / 1000 >= current.expiresAtS) return false;
  // `Authorization` wins over the old header; the scheme in front of the token may be left out.
  const given = (headers.authorization ?? headers.legacy ?? '').replace(/^Bearer\s+/i, '');
  return isSame(given, current.token);
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
