import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Keyring } from './keyring.ts';

export type KeyPair = { readonly key: string; readonly secret: string };

const child = resolve(import.meta.dirname, 'store-keys-child.ts');

/**
 * Puts the shop's API keys, and Bunjang's where they are given, into a keyring the way the program does,
 * before any till has started on it.
 */
export async function storeKeys(
  keyring: Keyring,
  keys: KeyPair,
  pointsKeys: KeyPair | null = null,
): Promise<void> {
  const env = { ...process.env, ...keyring.env };
  const running = promisify(execFile)(process.execPath, [child], { env });
  running.child.stdin?.end(JSON.stringify({ keys, pointsKeys, apart: keyring.apart }));
  await running;
}
