import { createHmac } from 'node:crypto';
import type { Random } from '../../ports/random.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Keys } from '../token.ts';

/** What one token says. */
export type TokenClaims = {
  /** When it was made by Bunjang's clock, UNIX seconds; it lives for 30 s (5 s until mid-2025). */
  readonly iatS: number;
  /** UUID v4, new for every request that changes something; null for look-ups. */
  readonly nonce: string | null;
};

const header = base64Url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));

/**
 * The JSON Web Token of one request, signed with the decoded bytes of the secret. Source: Bunjang's
 * authentication page and partner guide.
 */
export function signToken({ key, secret }: Keys, { iatS, nonce }: TokenClaims): Secret {
  const claims = { accessKey: key.reveal(), iat: iatS, ...(nonce === null ? {} : { nonce }) };
  const text = `${header}.${base64Url(JSON.stringify(claims))}`;
  const bytes = Buffer.from(secret.reveal(), 'base64');
  const signature = createHmac('sha256', bytes).update(text).digest('base64url');
  bytes.fill(0);
  return new Secret(`${text}.${signature}`);
}

/** A random UUID of version 4. */
export function uuidV4({ unit }: Random): string {
  const bytes = Buffer.from(Array.from({ length: 16 }, () => Math.floor(unit() * 256)));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function base64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
