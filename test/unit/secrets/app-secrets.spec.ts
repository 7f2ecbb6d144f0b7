import { expect, test } from 'vitest';
import { fail, ok } from '../../../main/domain/result.ts';
import type { SecretFailure, SecretStore } from '../../../main/ports/secret-store.ts';
import { accountFingerprint, pointsAccountFingerprint } from '../../../main/secrets/api-keys.ts';
import { parseAppItem } from '../../../main/secrets/app-item.ts';
import { createAppSecrets } from '../../../main/secrets/app-secrets.ts';
import { Secret } from '../../../main/secrets/secret.ts';

/** A keychain in memory that counts and can be locked. */
class MemoryKeychain implements SecretStore {
  readonly items = new Map<string, string>();
  failure: SecretFailure | null = null;
  reads = 0;
  writes = 0;

  async read(name: string) {
    this.reads += 1;
    if (this.failure !== null) return fail(this.failure);
    const value = this.items.get(name);
    return ok(value === undefined ? null : new Secret(value));
  }

  async write(name: string, value: Secret) {
    this.writes += 1;
    if (this.failure !== null) return fail(this.failure);
    this.items.set(name, value.reveal());
    return ok(null);
  }

  async erase(name: string) {
    this.items.delete(name);
    return ok(null);
  }
}

function keysFor(name: string) {
  return { key: new Secret(`${name}-0123456789`), secret: new Secret(`${name}-secret`.repeat(5)) };
}

test('keys that were stored are there in the next run, read once', async () => {
  const keychain = new MemoryKeychain();
  const first = createAppSecrets(keychain);
  expect(first.state()).toBe('asking');
  expect(first.keysFrom()).toBe('missing');
  expect(await first.savePortOneKeys(keysFor('a'))).toEqual(ok(null));

  const second = createAppSecrets(keychain);
  keychain.reads = 0;
  expect(await Promise.all([second.load(), second.load()])).toEqual(['ready', 'ready']);
  await second.load();
  expect(keychain.reads).toBe(1);
  expect(second.keysFrom()).toBe('stored');
  expect(second.portOneKeys()?.key.reveal()).toBe('a-0123456789');
  expect(second.portOneKeys()?.secret.reveal()).toBe(keysFor('a').secret.reveal());
});

test('another account keeps the one before beside it, to be asked for by its fingerprint', async () => {
  const secrets = createAppSecrets(new MemoryKeychain());
  const [a, b, c] = ['a', 'b', 'c'].map(keysFor);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three');
  for (const keys of [a, b]) await secrets.savePortOneKeys(keys);
  expect(secrets.portOneKeys(accountFingerprint(a.key))?.key.reveal()).toBe(a.key.reveal());
  expect(secrets.portOneKeys(accountFingerprint(b.key))?.key.reveal()).toBe(b.key.reveal());
  // A new secret for the same key is not another account.
  await secrets.savePortOneKeys({ key: b.key, secret: new Secret('changed') });
  expect(secrets.portOneKeys(accountFingerprint(a.key))?.key.reveal()).toBe(a.key.reveal());
  expect(secrets.portOneKeys()?.secret.reveal()).toBe('changed');
  await secrets.savePortOneKeys(c);
  expect(secrets.portOneKeys(accountFingerprint(a.key))).toBeNull();
});

test.each(['locked', 'absent'] as const)(
  'a keychain that is %s takes nothing and loses nothing; keys for this run work',
  async (kind) => {
    const keychain = new MemoryKeychain();
    await createAppSecrets(keychain).savePortOneKeys(keysFor('a'));
    const before = keychain.items.get('app');
    keychain.failure = { kind };

    const secrets = createAppSecrets(keychain);
    expect(await secrets.load()).toBe(kind);
    expect(await secrets.savePortOneKeys(keysFor('b'))).toEqual(fail({ kind }));
    expect(await secrets.macKey()).toBeNull();
    expect(secrets.keysFrom()).toBe('missing');
    expect(secrets.useForThisRun(keysFor('b'))).toEqual(ok(null));
    expect(secrets.keysFrom()).toBe('this-run');
    expect(secrets.portOneKeys()?.key.reveal()).toBe('b-0123456789');
    expect(keychain.items.get('app')).toBe(before);

    keychain.failure = null;
    expect(await secrets.load()).toBe('ready');
    secrets.useForThisRun(null);
    expect(secrets.portOneKeys()?.key.reveal()).toBe('a-0123456789');
  },
);

test('the MAC key is made once, kept beside the API keys, and 32 bytes long', async () => {
  const keychain = new MemoryKeychain();
  const secrets = createAppSecrets(keychain);
  const [mac, again] = await Promise.all([secrets.macKey(), secrets.macKey()]);
  expect(Buffer.from(mac?.reveal() ?? '', 'base64')).toHaveLength(32);
  expect(again?.reveal()).toBe(mac?.reveal());
  await secrets.savePortOneKeys(keysFor('a'));
  const next = createAppSecrets(keychain);
  expect((await next.macKey())?.reveal()).toBe(mac?.reveal());
  expect(next.keysFrom()).toBe('stored');
});

test.each(['not json', '{"v":2}', '{"v":1,"portone":{"current":{"key":1}}}'])(
  'an item that reads %s is left alone by the machine and replaced only by a person',
  async (value) => {
    const keychain = new MemoryKeychain();
    keychain.items.set('app', value);
    const secrets = createAppSecrets(keychain);
    expect(await secrets.load()).toBe('ready');
    expect(secrets.isUnreadable()).toBe(true);
    expect(await secrets.macKey()).toBeNull();
    expect(keychain.items.get('app')).toBe(value);
    expect(await secrets.savePortOneKeys(keysFor('a'))).toEqual(ok(null));
    expect(secrets.isUnreadable()).toBe(false);
    expect(await secrets.macKey()).not.toBeNull();
  },
);

test.each([
  ['an empty key', '', 's', 'keys.key', 'missing'],
  ['an empty secret', 'k', '', 'keys.secret', 'missing'],
  ['a key of 61 characters', 'k'.repeat(61), 's', 'keys.key', 'too-long'],
  ['a secret of 201 characters', 'k', 's'.repeat(201), 'keys.secret', 'too-long'],
  ['a key with a space in it', 'k k', 's', 'keys.key', 'has-spaces'],
  ['a secret with a line end', 'k', 's\n', 'keys.secret', 'has-spaces'],
  ['a key in Hangul', '한', 's', 'keys.key', 'format'],
  ['a secret with a quote', 'k', 's"', 'keys.secret', 'format'],
])('%s is refused by name and rule', async (_, key, secret, field, rule) => {
  const keychain = new MemoryKeychain();
  const secrets = createAppSecrets(keychain);
  const keys = { key: new Secret(key), secret: new Secret(secret) };
  expect(await secrets.savePortOneKeys(keys)).toMatchObject({ failure: { field, rule } });
  expect(secrets.useForThisRun(keys)).toMatchObject({ failure: { field, rule } });
  expect(keychain.writes).toBe(0);
});

test('every key at its longest fits into one keychain item, with those that are still to come', async () => {
  const keychain = new MemoryKeychain();
  const secrets = createAppSecrets(keychain);
  await secrets.macKey();
  for (const letter of ['a', 'b']) {
    const keys = { key: new Secret(letter.repeat(60)), secret: new Secret(letter.repeat(200)) };
    expect(await secrets.savePortOneKeys(keys)).toEqual(ok(null));
  }
  const longest = { key: new Secret('k'.repeat(64)), secret: new Secret('s'.repeat(128)) };
  expect(await secrets.saveBunjangKeys(longest)).toEqual(ok(null));
  const item: object = JSON.parse(keychain.items.get('app') ?? '');
  const bytes32 = 'm'.repeat(43).concat('=');
  const whole = JSON.stringify({ ...item, pepper: bytes32, sealing: bytes32 });
  expect(parseAppItem(new Secret(whole))).not.toBeNull();
  expect(whole.length).toBeLessThanOrEqual(1_000);
});

test('an account has a fingerprint that tells accounts apart and is not its key', () => {
  const [a, b] = [accountFingerprint(new Secret('key-a')), accountFingerprint(new Secret('key-b'))];
  expect(a).toMatch(/^[0-9a-f]{16}$/);
  expect(a).not.toBe(b);
  expect(accountFingerprint(new Secret('key-a'))).toBe(a);
  expect(pointsAccountFingerprint(new Secret('key-a'))).toMatch(/^[0-9a-f]{16}$/);
  expect(pointsAccountFingerprint(new Secret('key-a'))).not.toBe(a);
});
