import { createHash } from 'node:crypto';
import type { Secret } from './secret.ts';

/** The API account's key and secret (imp_key and imp_secret). */
export type ApiKeys = { readonly key: Secret; readonly secret: Secret };

/** Sixteen hex digits that tell one API account from another without giving its key away. */
export function accountFingerprint(key: Secret): string {
  const hash = createHash('sha256').update('benepia-pos/portone-account/1\0').update(key.reveal());
  return hash.digest('hex').slice(0, 16);
}
