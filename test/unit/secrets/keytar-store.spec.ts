import { describe, expect, test } from 'vitest';
import { keychainFailureOf, keychainServiceFor } from '../../../main/secrets/keytar-store.ts';
import { digestOf, KeychainUser, type Kind, type Step } from './keychain.ts';

const value = '{"v":1,"한글":"비밀 🔑","canary":"c4n4ry-7f3a91"}';
const writeApp: Step = { do: 'write', name: 'app', value };
const readApp: Step = { do: 'read', name: 'app' };
const eraseApp: Step = { do: 'erase', name: 'app' };

describe.runIf(process.platform === 'linux')('the real keychain', () => {
  test('keeps, replaces and forgets what it is given', async () => {
    using user = new KeychainUser();
    const { what } = await user.session('unlocked', [
      readApp,
      writeApp,
      readApp,
      { do: 'write', name: 'app', value: 'another' },
      { do: 'read-twice', name: 'app' },
      { do: 'read', name: 'chain-head' },
      eraseApp,
      eraseApp,
      readApp,
      { do: 'write', name: 'app', value: 'x'.repeat(1_001) },
      { do: 'write', name: 'app', value: 'x'.repeat(1_000) },
      readApp,
    ]);
    const another = digestOf('another');
    expect(what).toEqual([
      ...['nothing', 'done', digestOf(value), 'done', `${another} ${another}`, 'nothing'],
      ...['done', 'done', 'nothing', 'too long', 'done', digestOf('x'.repeat(1_000))],
    ]);
  });

  test('that is locked says so, whatever is asked, and keeps what it has', async () => {
    using user = new KeychainUser();
    await user.session('unlocked', [writeApp]);
    const locked = await user.session('locked', [
      readApp,
      { do: 'read', name: 'chain-head' },
      eraseApp,
      { do: 'write', name: 'app', value: 'over it' },
    ]);
    expect(locked.what).toEqual(['locked', 'locked', 'locked', 'locked']);
    const after = await user.session('unlocked', [readApp]);
    expect(after.what).toEqual([digestOf(value)]);
  });

  const absent: readonly Kind[] = ['no D-Bus', 'no keyring yet', 'no native file'];
  test.each(absent)('is absent with %s', async (kind) => {
    using user = new KeychainUser();
    const { what } = await user.session(kind, [readApp, writeApp, eraseApp]);
    expect(what).toEqual(['absent', 'absent', 'absent']);
  });

  test('that does not answer counts as locked, and drops what had not begun', async () => {
    using user = new KeychainUser();
    // Long enough for a busy machine to answer in, when it does answer.
    const limitMs = 2_000;
    const steps: readonly Step[] = [
      writeApp,
      { do: 'pause' },
      { do: 'read-then-write', name: 'app', value: 'too late' },
      { do: 'resume' },
      readApp,
    ];
    const { what, outcomes } = await user.session('unlocked', steps, limitMs);
    expect(what).toEqual(['done', 'done', 'locked locked', 'done', digestOf(value)]);
    expect(outcomes[2]?.tookMs).toBeLessThan(limitMs + 1_000);
  });

  test('shows a value nowhere when everything at hand is printed', async () => {
    using user = new KeychainUser();
    const { printed } = await user.session('unlocked', [writeApp, readApp, eraseApp]);
    expect(printed.err).toContain('«secret»');
    expect(printed.out + printed.err).not.toContain('c4n4ry');
  });
});

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['Prompt was dismissed', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
  ['Could not connect: No such file or directory', 'absent'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'absent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
  ['libsecret-1.so.0: cannot open shared object file', 'absent'],
])('"%s" is a keychain that is %s', (message, kind) => {
  expect(keychainFailureOf(new Error(message))).toEqual({ kind });
});

test.each([
  [null, 'benepia-pos'],
  ['check-1', 'benepia-pos-check-1'],
])('the items of a run with --keychain=%s stand under %s', (name, service) => {
  expect(keychainServiceFor(name)).toBe(service);
});
