import { createHash } from 'node:crypto';
import type { Secret } from './secret.ts';

/** An API account's key and secret: PortOne's imp_key and imp_secret, Bunjang's access and secret key. */
export type ApiKeys = { readonly key: Secret; readonly secret: Secret };

/** Sixteen hex digits that tell one API account from another without giving its key away. */
export function accountFingerprint(key: Secret): string {
  return fingerprint('benepia-pos/portone-account/1', key);
}

/** The same for an account at Bunjang, told by its access key. */
export function pointsAccountFingerprint(key: Secret): string {
  return fingerprint('benepia-pos/bunjang-account/1', key);
}

function fingerprint(what: string, key: Secret): string {
  const hash = createHash('sha256').update(`${what}\0`).update(key.reveal());
  return hash.digest('hex').slice(0, 16);
}
