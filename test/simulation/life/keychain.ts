import { fail, ok } from '../../../main/domain/result.ts';
import type { SecretStore } from '../../../main/ports/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accounts } from '../server/tokens.ts';
import type { World } from '../world.ts';

/** What the keychain says in one life. */
export type KeychainMood = 'fine' | 'locked' | 'absent' | 'slow' | 'other-value' | 'deleted';

const mac = Buffer.alloc(32, 7).toString('base64');

function itemOf(account: (typeof accounts)[number]): Secret {
  const { key, secret } = account;
  return new Secret(JSON.stringify({ v: 1, portone: { current: { key, secret } }, mac }));
}

/** The OS keychain of one life, as the port shows it: a hang has become *locked* after five seconds. */
export function createKeychain(world: World, mood: KeychainMood): SecretStore {
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void world.after(ms, resolve));
  return {
    async read(name) {
      if (mood === 'slow') await pause(4_900);
      if (mood === 'locked' || mood === 'absent') return fail({ kind: mood });
      if (name !== 'app' || mood === 'deleted') return ok(null);
      return ok(itemOf(mood === 'other-value' ? accounts[1] : accounts[0]));
    },
    write: () => Promise.resolve(mood === 'deleted' ? fail({ kind: 'locked' }) : ok(null)),
    erase: () => Promise.resolve(ok(null)),
  };
}
