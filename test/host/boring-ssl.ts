import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * What Electron's BoringSSL has, as its own users list it (electron/electron issues 24024, 24812, 34925).
 * Node's OpenSSL has more: whatever is not here is refused, so that it is missed here and not in the shop.
 */
const ciphers = new Set([
  ...['128', '192', '256'].flatMap((bits) =>
    ['cbc', 'ctr', 'ecb', 'gcm', 'ofb'].map((mode) => `aes-${bits}-${mode}`),
  ),
  'aes-128-cfb',
  'aes-256-cfb',
  'des-cbc',
  'des-ecb',
  'des-ede',
  'des-ede-cbc',
  'des-ede3-cbc',
  'rc2-cbc',
  'rc4',
]);

const hashes = new Set([
  'md4',
  'md5',
  'md5-sha1',
  'ripemd160',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
]);

const curves = new Set([
  'p-224',
  'p-256',
  'p-384',
  'p-521',
  'prime256v1',
  'secp224r1',
  'secp384r1',
  'secp521r1',
]);

const keyTypes = new Set(['rsa', 'ec', 'ed25519', 'x25519', 'dsa']);

/** Functions that are not there at all. */
const missing = ['argon2', 'argon2Sync', 'encapsulate', 'decapsulate'] as const;

/** Which argument of a function names something of a list. */
const named: readonly (readonly [name: string, argument: number, list: ReadonlySet<string>])[] = [
  ['createCipheriv', 0, ciphers],
  ['createDecipheriv', 0, ciphers],
  ['createHash', 0, hashes],
  ['createHmac', 0, hashes],
  ['hash', 0, hashes],
  ['hkdf', 0, hashes],
  ['hkdfSync', 0, hashes],
  ['pbkdf2', 4, hashes],
  ['pbkdf2Sync', 4, hashes],
  ['createECDH', 0, curves],
  ['generateKeyPair', 0, keyTypes],
  ['generateKeyPairSync', 0, keyTypes],
];

function refusal(what: string): Error {
  return new Error(`host: Electron's BoringSSL has no ${what}`);
}

/** `RSA-SHA256` is `sha256` under another name. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/^rsa-/, '').replace('sha-', 'sha').replace('/', '-');
}

/** Changes `node:crypto` in place, so that every way of reaching it meets the same refusals. */
export function refuseWhatBoringSslLacks(): void {
  for (const name of missing) {
    replace(name, () => {
      throw refusal(`crypto.${name}`);
    });
  }
  for (const [name, argument, list] of named) {
    const real: unknown = Reflect.get(crypto, name);
    if (typeof real !== 'function') continue;
    replace(name, (...args: unknown[]) => {
      const asked = args[argument];
      if (typeof asked === 'string' && !list.has(plainName(asked))) throw refusal(asked);
      return Reflect.apply(real, crypto, args);
    });
  }
  replace('getCiphers', () => [...ciphers]);
  replace('getHashes', () => [...hashes]);
  syncBuiltinESMExports();
}

function replace(name: string, value: (...args: unknown[]) => unknown): void {
  Object.defineProperty(crypto, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
