import { fail, ok, type Result } from '../domain/result.ts';
import type { SecretFailure, SecretName, SecretStore } from '../ports/secret-store.ts';
import { itemCharsMax } from './app-item.ts';
import { Secret } from './secret.ts';

type Keytar = typeof import('keytar');

/** The name all our items stand under in the OS keychain. */
export const keychainService = 'benepia-pos';

/** The name when a run keeps its items apart (`--keychain`): never the shop's own. */
export function keychainServiceFor(name: string | null): string {
  return name === null ? keychainService : `${keychainService}-${name}`;
}

/** How long a keychain may take before it counts as locked (it may be showing a prompt). */
export const keychainLimitMs = 5_000;

/**
 * The OS keychain through keytar. Calls run one after another, since parallel ones upset gnome-keyring;
 * reads of one name share one call. A call that had begun and took too long may still take effect; one
 * that had not begun is dropped. Nothing is ever written anywhere else.
 */
export function createKeytarStore(
  options: { readonly limitMs?: number; readonly service?: string } = {},
): SecretStore {
  const service = options.service ?? keychainService;
  const queue = new KeychainQueue(options.limitMs ?? keychainLimitMs);
  const reading = new Map<SecretName, Promise<Result<Secret | null, SecretFailure>>>();

  return {
    read(name) {
      const underway = reading.get(name);
      if (underway !== undefined) return underway;
      const started = queue
        .run(async (keytar) => {
          const value = await keytar.getPassword(service, name);
          if (value === null) await proveOpen(keytar, service);
          return value;
        })
        .then((read) => (read.ok ? ok(read.value === null ? null : new Secret(read.value)) : read))
        .finally(() => reading.delete(name));
      reading.set(name, started);
      return started;
    },

    async write(name, value) {
      const text = value.reveal();
      if (text.length > itemCharsMax)
        throw new RangeError(`${name} is too long for a keychain item`);
      const written = await queue.run((keytar) => keytar.setPassword(service, name, text));
      return written.ok ? ok(null) : written;
    },

    async erase(name) {
      const erased = await queue.run(async (keytar) => {
        const found = await keytar.deletePassword(service, name);
        if (!found) await proveOpen(keytar, service);
      });
      return erased.ok ? ok(null) : erased;
    },
  };
}

class KeychainQueue {
  readonly #limitMs: number;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Runs one call when the ones before it are done; keytar's own errors end here. */
  async run<T>(act: (keytar: Keytar) => Promise<T>): Promise<Result<T, SecretFailure>> {
    let late = false;
    const turn = this.#tail.then(async (): Promise<Result<T, SecretFailure>> => {
      if (late) return fail({ kind: 'locked' });
      try {
        return ok(await act(await loadKeytar()));
      } catch (error) {
        return fail(keychainFailureOf(error));
      }
    });
    this.#tail = turn;

    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<Result<T, SecretFailure>>((done) => {
      timer = setTimeout(() => {
        late = true;
        done(fail({ kind: 'locked' }));
      }, this.#limitMs);
    });
    return Promise.race([turn, limit]).finally(() => clearTimeout(timer));
  }
}

/** Loaded at the first use: without libsecret the native file cannot even be opened. */
async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

/**
 * On Linux a locked keychain answers like an empty one (libsecret 0.20: `null`, `false`), but it refuses
 * to take an item. Taking a missing item at its word would make new keys over the ones locked away.
 * (`findCredentials` is no way out: on a locked keychain it kills the process.)
 */
async function proveOpen(keytar: Keytar, service: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await keytar.setPassword(service, 'probe', 'open');
  await keytar.deletePassword(service, 'probe');
}

// What libsecret, gnome-keyring and macOS say of a keychain that is there but not open.
const lockedWords = /locked|dismissed|prompt|interaction is not allowed|denied|cancell?ed/i;

/** Tells a locked keychain from one that is not there. An error that says neither is no keychain. */
export function keychainFailureOf(error: unknown): SecretFailure {
  const words = error instanceof Error ? error.message : '';
  return { kind: lockedWords.test(words) ? 'locked' : 'absent' };
}
