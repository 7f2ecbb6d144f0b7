import type { World } from '../world.ts';
import { refusal, type ServerAnswer, success } from './answers.ts';
import { unixS } from './wire-row.ts';

const lifeMs = 30 * 60_000;
const lastMinuteMs = 60_000;

/** The API accounts of the world: two of them, so that a till can be given the wrong keys. */
export const accounts = [
  { key: 'sim-key-a', secret: 'sim-secret-a'.repeat(4), name: 'A' },
  { key: 'sim-key-b', secret: 'sim-secret-b'.repeat(4), name: 'B' },
] as const;

/** One token per account, shared by every till that has its keys. Source: upstream's getToken. */
export type Tokens = {
  issue(body: Readonly<Record<string, unknown>>): ServerAnswer;
  /** The account a token is good for; null when it is not. */
  accountOf(token: string | null): string | null;
  revokeAll(): void;
  /** Every token has at most this long to live from now on. */
  shorten(toMs: number): void;
  /** Another till of the account asks for the token too. */
  otherTillAsks(): void;
};

type Held = { readonly token: string; readonly account: string; endsMs: number };

export function createTokens(world: World): Tokens {
  const held = new Map<string, Held>();
  let made = 0;

  const tokenFor = (account: string): Held => {
    const now = world.nowMs();
    const current = held.get(account);
    if (current && now < current.endsMs) {
      if (current.endsMs - now <= lastMinuteMs) current.endsMs += 5 * 60_000;
      return current;
    }
    made += 1;
    const next = { token: `token-${account}-${made}`, account, endsMs: now + lifeMs };
    held.set(account, next);
    return next;
  };

  return {
    issue(body) {
      const known = accounts.find(
        ({ key, secret }) => key === body['imp_key'] && secret === body['imp_secret'],
      );
      if (!known) return refusal(401, -1, '인증에 실패하였습니다. API키와 secret을 확인하세요.');
      const { token, endsMs } = tokenFor(known.name);
      const times = { now: unixS(world.nowMs() + 1), expired_at: unixS(endsMs) };
      return success({ access_token: token, ...times });
    },
    accountOf(token) {
      const found = [...held.values()].find((each) => each.token === token);
      return found && world.nowMs() < found.endsMs ? found.account : null;
    },
    revokeAll: () => held.clear(),
    shorten(toMs) {
      for (const each of held.values()) {
        each.endsMs = Math.min(each.endsMs, world.nowMs() + toMs);
      }
    },
    otherTillAsks: () => void tokenFor(accounts[0].name),
  };
}
