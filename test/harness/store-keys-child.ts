/** Stores the keys from standard input in the keychain of the D-Bus session around it; see stored-keys.ts. */
import { text } from 'node:stream/consumers';
import { createAppSecrets } from '../../main/secrets/app-secrets.ts';
import { createKeytarStore, keychainServiceFor } from '../../main/secrets/keytar-store.ts';
import { Secret } from '../../main/secrets/secret.ts';
import type { KeyPair } from './stored-keys.ts';

type Given = { keys: KeyPair; pointsKeys: KeyPair | null; apart: string | null };

const { keys, pointsKeys, apart }: Given = JSON.parse(await text(process.stdin));
const secrets = createAppSecrets(createKeytarStore({ service: keychainServiceFor(apart) }));
const kept = await secrets.savePortOneKeys(secretsOf(keys));
if (!kept.ok) throw new Error(`the keyring took no keys: ${kept.failure.kind}`);
const more = pointsKeys === null ? kept : await secrets.saveBunjangKeys(secretsOf(pointsKeys));
if (!more.ok) throw new Error(`the keyring took no keys of Bunjang: ${more.failure.kind}`);

function secretsOf({ key, secret }: KeyPair) {
  return { key: new Secret(key), secret: new Secret(secret) };
}
