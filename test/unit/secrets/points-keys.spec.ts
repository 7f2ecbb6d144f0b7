import { describe, expect, test } from 'vitest';
import { ok } from '../../../main/domain/result.ts';
import { createAppSecrets } from '../../../main/secrets/app-secrets.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { memoryStore } from '../../core/memory-store.ts';

function keysFor(name: string, secret = 'c2VjcmV0LW9mLWJ1bmphbmctMDE=') {
  return { key: new Secret(`${name}-access`), secret: new Secret(secret) };
}

describe("Bunjang's keys", () => {
  test('are there in the next run, and beside those of PortOne', async () => {
    const store = memoryStore();
    const first = createAppSecrets(store);
    expect(first.bunjangKeysFrom()).toBe('missing');
    expect(first.bunjangKeys()).toBeNull();
    expect(await first.saveBunjangKeys(keysFor('a'))).toEqual(ok(null));
    expect(await first.savePortOneKeys(keysFor('p'))).toEqual(ok(null));

    const second = createAppSecrets(store);
    await second.load();
    expect(second.bunjangKeysFrom()).toBe('stored');
    expect(second.bunjangKeys()?.key.reveal()).toBe('a-access');
    expect(second.bunjangKeys()?.secret.reveal()).toBe(keysFor('a').secret.reveal());
    expect(second.portOneKeys()?.key.reveal()).toBe('p-access');
  });

  test('for this run go before the stored ones, are never stored, and end when others are saved', async () => {
    const store = memoryStore();
    const secrets = createAppSecrets(store);
    await secrets.saveBunjangKeys(keysFor('a'));
    expect(secrets.useBunjangForThisRun(keysFor('b'))).toEqual(ok(null));
    expect(secrets.bunjangKeysFrom()).toBe('this-run');
    expect(secrets.bunjangKeys()?.key.reveal()).toBe('b-access');
    const stored = await store.read('app');
    expect(stored.ok && stored.value?.reveal()).not.toContain('b-access');

    await secrets.saveBunjangKeys(keysFor('c'));
    expect(secrets.bunjangKeysFrom()).toBe('stored');
    expect(secrets.bunjangKeys()?.key.reveal()).toBe('c-access');
  });

  test('are not stored while the keychain is locked, and serve this run all the same', async () => {
    const store = memoryStore();
    store.locked = true;
    const secrets = createAppSecrets(store);
    expect(await secrets.saveBunjangKeys(keysFor('a'))).toMatchObject({
      failure: { kind: 'locked' },
    });
    expect(secrets.bunjangKeysFrom()).toBe('missing');
    expect(secrets.useBunjangForThisRun(keysFor('a'))).toEqual(ok(null));
    expect(secrets.bunjangKeysFrom()).toBe('this-run');
  });

  test.each([
    ['an empty key', '', 'c2VjcmV0', 'key', 'missing'],
    ['an empty secret', 'k', '', 'secret', 'missing'],
    ['a key of 65 characters', 'k'.repeat(65), 'c2VjcmV0', 'key', 'too-long'],
    ['a secret of 129 characters', 'k', 's'.repeat(129), 'secret', 'too-long'],
    ['a key with a space', 'k k', 'c2VjcmV0', 'key', 'has-spaces'],
    ['a secret with a line end', 'k', 'c2VjcmV0\n', 'secret', 'has-spaces'],
    ['a key with a quote', 'k"', 'c2VjcmV0', 'key', 'format'],
    ['a secret with a sign that base64 has not', 'k', 'c2VjcmV0!!!!', 'secret', 'not-base64'],
    ['a secret one character short', 'k', 'c2VjcmV0A', 'secret', 'not-base64'],
    ['a secret that goes on after its end', 'k', 'c2VjcmU=c2Vj', 'secret', 'not-base64'],
    ['a secret of nothing but ends', 'k', '====', 'secret', 'not-base64'],
  ])('are refused by field and rule: %s', async (_, key, secret, part, rule) => {
    const secrets = createAppSecrets(memoryStore());
    const keys = { key: new Secret(key), secret: new Secret(secret) };
    const refused = { failure: { kind: 'refused', field: `pointsKeys.${part}`, rule } };
    expect(await secrets.saveBunjangKeys(keys)).toMatchObject(refused);
    expect(secrets.useBunjangForThisRun(keys)).toMatchObject(refused);
    expect(secrets.bunjangKeysFrom()).toBe('missing');
  });

  test.each(['c2VjcmV0', 'c2VjcmU=', 'c2VjcmU', 'c2VjcmV0MQ==', 'a-_b', 'a+/b'])(
    'may have the secret %s',
    (secret) => {
      const secrets = createAppSecrets(memoryStore());
      expect(secrets.useBunjangForThisRun(keysFor('a', secret))).toEqual(ok(null));
    },
  );
});
