import { fail, ok, type Result } from '../../main/domain/result.ts';
import type { SecretFailure, SecretName, SecretStore } from '../../main/ports/secret-store.ts';
import type { Secret } from '../../main/secrets/secret.ts';

/** A keychain in memory that can be locked, and slow to write. */
export type MemoryStore = SecretStore & {
  locked: boolean;
  /** Resolves before each write is done. */
  pause: () => Promise<void>;
};

export function memoryStore(): MemoryStore {
  const items = new Map<SecretName, Secret>();
  const unlessLocked = async <T>(act: () => T): Promise<Result<T, SecretFailure>> =>
    store.locked ? fail({ kind: 'locked' }) : ok(act());
  const store: MemoryStore = {
    locked: false,
    pause: () => Promise.resolve(),
    read: (name) => unlessLocked(() => items.get(name) ?? null),
    async write(name, value) {
      await store.pause();
      return unlessLocked(() => {
        items.set(name, value);
        return null;
      });
    },
    erase: (name) =>
      unlessLocked(() => {
        items.delete(name);
        return null;
      }),
  };
  return store;
}
