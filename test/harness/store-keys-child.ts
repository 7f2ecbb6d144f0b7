/** Stores the keys from standard input in the keychain of the D-Bus session around it; see stored-keys.ts. */
import { text } from 'node:stream/consumers';
import { createAppSecrets } from '../../main/secrets/app-secrets.ts';
import { createKeytarStore } from '../../main/secrets/keytar-store.ts';
import { Secret } from '../../main/secrets/secret.ts';

const { key, secret } = JSON.parse(await text(process.stdin));
const secrets = createAppSecrets(createKeytarStore());
const kept = await secrets.savePortOneKeys({ key: new Secret(key), secret: new Secret(secret) });
if (!kept.ok) throw new Error(`the keyring took no keys: ${kept.failure.kind}`);
