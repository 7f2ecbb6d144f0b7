import { Buffer } from 'node:buffer';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SecretName } from '../../main/ports/secret-store.ts';
import { keychainServiceFor } from '../../main/secrets/keytar-store.ts';
import { type DbusClient, openDbus } from './dbus-client.ts';

/** How the PC's keychain is when the till starts. */
export type KeychainState = 'ready' | 'locked' | 'absent';

/** A Secret Service of its own for one test: it outlives the till, so that a restart finds what was kept. */
export type Keyring = {
  /** What the till's process needs in its environment to reach it, and nothing else's. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For `--keychain`: the name under which items stand apart in the one keychain that the PC has; null on a bus of its own. */
  readonly apart: string | null;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  close(): Promise<void>;
};

const password = 'till';
const login = '/org/freedesktop/secrets/collection/login';

/** Runs inside the bus, and ends it when its input ends. */
const session = `
printf ${password} | gnome-keyring-daemon --unlock --components=secrets >/dev/null
echo "bus $DBUS_SESSION_BUS_ADDRESS"
cat`;

const secrets = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };

async function lockKeyring(bus: DbusClient): Promise<void> {
  const service = 'org.freedesktop.Secret.Service';
  await bus.call({ ...secrets, interface: service, member: 'Lock', args: [['ao', [login]]] });
}

/** gnome-keyring's own door: any other way asks a person at a screen. */
async function unlockKeyring(bus: DbusClient): Promise<void> {
  const reply = await bus.call({
    ...secrets,
    interface: 'org.freedesktop.Secret.Service',
    member: 'OpenSession',
    args: [
      ['s', 'plain'],
      ['v', ''],
    ],
  });
  const opened = /\/org\/freedesktop\/secrets\/session\/\w+/.exec(reply.toString('latin1'))?.[0];
  await bus.call({
    ...secrets,
    interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
    member: 'UnlockWithMasterPassword',
    args: [['o', login]],
    struct: [
      ['o', opened ?? ''],
      ['ay', Buffer.alloc(0)],
      ['ay', Buffer.from(password)],
      ['s', 'text/plain'],
    ],
  });
}

/** No D-Bus and nothing that could start one. */
function absentKeyring(folder: string): Keyring {
  const env = {
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    DBUS_SESSION_BUS_ADDRESS: undefined,
  };
  const nothing = async (): Promise<void> => undefined;
  return {
    env,
    apart: null,
    lock: nothing,
    unlock: nothing,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Windows and macOS have one keychain, and it is the person's: our items stand under a name of their own there. */
function itemsApart(state: KeychainState): Keyring {
  if (state === 'locked') throw new Error('Only on Linux can a test lock a keychain of its own.');
  const apart = `check-${randomUUID().slice(0, 8)}`;
  const cannot = async (): Promise<void> => {
    throw new Error('The keychain of the PC is not for a test to lock.');
  };
  return { env: {}, apart, lock: cannot, unlock: cannot, close: () => removeItems(apart) };
}

/** By their names: to list them macOS would ask the person whether this program may read them. */
async function removeItems(apart: string): Promise<void> {
  const { default: keytar } = await import('keytar');
  const names: readonly SecretName[] = ['app', 'chain-head'];
  for (const name of names) await keytar.deletePassword(keychainServiceFor(apart), name);
}

/** A real gnome-keyring on a D-Bus of its own, or none at all. */
export async function openKeyring(state: KeychainState): Promise<Keyring> {
  if (process.platform !== 'linux') return itemsApart(state);
  const folder = mkdtempSync(join(tmpdir(), 'benepia-keyring-'));
  mkdirSync(join(folder, 'run'), { mode: 0o700 });
  if (state === 'absent') return absentKeyring(folder);
  const { DISPLAY: _display, DBUS_SESSION_BUS_ADDRESS: _bus, ...rest } = process.env;
  const env = { HOME: folder, XDG_RUNTIME_DIR: join(folder, 'run'), XDG_DATA_HOME: folder };
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', session], {
    env: { ...rest, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Without D-Bus there is no first line; the words for that are below.
  child.on('error', () => undefined);
  const bus = /^bus (.+)$/.exec(await firstLineOf(child))?.[1];
  if (bus === undefined)
    throw new Error('The D-Bus session for the test did not start (dbus, gnome-keyring).');
  const client = await openDbus(bus);
  if (state === 'locked') await lockKeyring(client);
  return {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: bus },
    apart: null,
    lock: () => lockKeyring(client),
    unlock: () => unlockKeyring(client),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      client.close();
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) return '';
  for await (const line of createInterface({ input: child.stdout })) return line;
  return '';
}
