import { createHmac, randomUUID } from 'node:crypto';
import { trainingBunjangKeys } from '../../../main/training/bunjang/server.ts';

/** What a token is made of; everything may be made wrong. */
export type TokenParts = {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The bytes that sign. */
  readonly secret?: Buffer;
  readonly hash?: 'sha256' | 'sha512';
};

/** The secret as it should be used: decoded. */
export const secretBytes = Buffer.from(trainingBunjangKeys.secret, 'base64');

const segment = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token for one call at `nowMs`, made here and not by the client under test. */
export function tokenAt(nowMs: number, parts: TokenParts = {}): string {
  const { header = { alg: 'HS256', typ: 'JWT' }, secret = secretBytes, hash = 'sha256' } = parts;
  const claims = {
    accessKey: trainingBunjangKeys.key,
    iat: Math.floor(nowMs / 1000),
    nonce: randomUUID(),
    ...parts.claims,
  };
  const signed = `${segment(header)}.${segment(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}
