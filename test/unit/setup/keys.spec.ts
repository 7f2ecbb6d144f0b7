import { expect, test } from 'vitest';
import { tillParsers } from '../../../main/ipc/till-parsers.ts';
import { checkKeys } from '../../../main/secrets/app-item.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { saveKeysAct } from '../../../main/setup/save-keys-act.ts';
import { createTestApp, giveTrainingKeys } from '../../core/test-app.ts';
import { standIn, startedApp } from './set-up-app.ts';

const cases = [
  ['key', 'k'.repeat(60), null],
  ['key', 'k'.repeat(61), 'too-long'],
  ['secret', 's'.repeat(200), null],
  ['secret', 's'.repeat(201), 'too-long'],
  ['secret', 'with"quote', 'format'],
  ['key', 'back\\slash', 'format'],
  ['key', 'a b', 'has-spaces'],
  ['secret', '', 'missing'],
] as const;

test.each(cases)('the bridge and the keychain say the same of a %s %j: %s', (part, text, rule) => {
  const pair = { key: 'k', secret: 's', [part]: text };
  const kept = checkKeys({ key: new Secret(pair.key), secret: new Secret(pair.secret) });
  const expected = rule === null ? null : { field: `keys.${part}`, rule };
  expect(kept.ok ? null : kept.failure).toEqual(expected && expect.objectContaining(expected));
  const parse = (): unknown => tillParsers.setup.saveKeys({ ...pair, thisRunOnly: true });
  if (expected === null) expect(parse()).toMatchObject(pair);
  else expect(parse).toThrow(`${expected.field}: ${expected.rule}`);
});

test('keys that no keychain item holds are refused before anybody is asked for a token', async () => {
  const gateway = await standIn();
  const run = await startedApp({ line: { mode: 'test', gatewayUrl: gateway.url } });
  const before = gateway.seen.length;
  const keys = { key: new Secret('k'.repeat(61)), secret: new Secret('s') };
  expect(await saveKeysAct(run.app, keys, false)).toMatchObject({
    failure: { field: 'keys.key', rule: 'too-long', detail: { limit: 60 } },
  });
  expect(gateway.seen).toHaveLength(before);
});

test('in training the till says truly whether it holds keys, and misses none', async () => {
  const run = createTestApp();
  await run.start();
  expect(run.till().keys).toBe('missing');
  expect(run.till().notices).toEqual([]);
  giveTrainingKeys(run);
  await run.app.reopen();
  expect(run.till().keys).toBe('this-run');
});

test('in training the keys are not tried at the practice gateway', async () => {
  const run = createTestApp();
  await run.start();
  expect(await run.ask('till/setup/test')).toMatchObject({
    failure: { kind: 'keys', state: 'missing' },
  });
  expect(run.app.till).not.toBeNull();
});
