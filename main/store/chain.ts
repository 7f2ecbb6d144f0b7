import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../secrets/secret.ts';
import type { Row } from './row-values.ts';

/** What an audit row says, and the row before it. */
export type Link = {
  readonly seq: number;
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** JSON, byte for byte as stored. */
  readonly detail: string;
  readonly prevHash: string;
};

/** What stands where the first row's predecessor would. */
export const noHash = '0'.repeat(64);

/**
 * The hash of an audit row, 64 hex digits: HMAC-SHA256 with the key from the keychain, or plain SHA-256
 * (`keyed` = 0) when there is none. The plain one shows damage, not forgery.
 */
export function hashOf(link: Link, macKey: Secret | null): string {
  const hash = macKey ? createHmac('sha256', macKey.reveal()) : createHash('sha256');
  const { seq, atMs, actor, action, object, detail, prevHash } = link;
  const keyed = macKey ? 1 : 0;
  return hash
    .update(JSON.stringify([prevHash, seq, atMs, actor, action, object, detail, keyed]))
    .digest('hex');
}

/**
 * What a row of a money table looks like, as 64 hex digits. Nulls are left out, so that a later version
 * may add columns.
 */
export function digestOf(row: Row): string {
  const said = Object.entries(row)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
