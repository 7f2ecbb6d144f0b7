import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { SecretFailure } from '../ports/secret-store.ts';
import type { ChainHeads, RememberedHead } from '../secrets/chain-heads.ts';
import type { Core } from '../services/core.ts';
import type { Ledger } from '../store/ledger.ts';

/** A ledger that is open, and where it lies. */
export type OpenedLedger = { readonly ledger: Ledger; readonly file: string };

/**
 * What the keychain says of a ledger. `behind` and `different`: it was put back to an older copy, or its
 * rows are not those that were there. `replaced`: another ledger lay here.
 */
export type ChainHeadState =
  | 'agrees'
  | 'behind'
  | 'different'
  | 'replaced'
  | 'first-use'
  /** No keychain, or it is locked: no alarm. */
  | 'cannot-tell';

/** Compares the end of a ledger's audit chain with what the keychain remembers; changes nothing. */
export async function chainHeadState(
  opened: OpenedLedger,
  heads: ChainHeads | null,
): Promise<ChainHeadState> {
  const remembered = (await heads?.read()) ?? null;
  if (!remembered?.ok) return 'cannot-tell';
  const own = remembered.value.find(({ id }) => id === opened.ledger.id);
  if (own) return stateOf(opened.ledger, own);
  const place = placeOf(opened.file);
  return remembered.value.some((each) => each.place === place) ? 'replaced' : 'first-use';
}

function stateOf(ledger: Ledger, own: RememberedHead): ChainHeadState {
  if (own.seq === 0) return 'agrees';
  const hash = ledger.hashAt(own.seq);
  if (hash === null) return 'behind';
  return hash === own.hash ? 'agrees' : 'different';
}

/** Keeps the keychain's memory of a ledger fresh, off the path of any payment. */
export type ChainMirror = {
  /**
   * Compares first, and holds the ledger where it is not the one this till ended with. `agrees` and
   * `first-use` are remembered from then on.
   */
  begin(): Promise<ChainHeadState>;
  /** A person vouches for the ledger as it is: remembers its end, and lets it go on. */
  vouch(): Promise<Result<null, SecretFailure>>;
  /** Remembers the end once more. */
  close(): Promise<void>;
};

type Parts = OpenedLedger & {
  readonly heads: ChainHeads | null;
  readonly clock: Clock;
  readonly reportBug: Core['reportBug'];
};

const everyMs = 60_000;

export function createChainMirror({ ledger, file, heads, clock, reportBug }: Parts): ChainMirror {
  let trusted = false;
  let rememberedSeq = -1;
  let stopTimer: () => void = () => undefined;
  let closed = false;

  async function remember(): Promise<Result<null, SecretFailure>> {
    if (heads === null) return fail({ kind: 'absent' });
    const { seq, hash } = ledger.chainHead();
    if (seq === rememberedSeq) return ok(null);
    const kept = await heads.remember({ id: ledger.id, place: placeOf(file), seq, hash });
    if (kept.ok) rememberedSeq = seq;
    return kept;
  }

  /** Nobody waits for it: a ledger that cannot be read now may be in a minute. */
  async function rememberQuietly(): Promise<void> {
    if (!trusted) return;
    try {
      await remember();
    } catch (error) {
      reportBug(error, 'chain-head');
    }
  }

  function later(): void {
    if (closed) return;
    stopTimer = clock.after(everyMs, () => void rememberQuietly().finally(later));
  }

  return {
    async begin() {
      const state = await chainHeadState({ ledger, file }, heads);
      trusted = state === 'agrees' || state === 'first-use';
      if (!trusted && state !== 'cannot-tell') ledger.hold('older-copy');
      // Nobody waits for the keychain to write.
      if (heads !== null) void rememberQuietly().finally(later);
      return state;
    },
    async vouch() {
      // Without a keychain there is nobody to remember it.
      const kept = heads === null ? ok(null) : await remember();
      if (!kept.ok) return kept;
      trusted = true;
      ledger.release('older-copy');
      return kept;
    },
    async close() {
      closed = true;
      stopTimer();
      await rememberQuietly();
    },
  };
}

/** Tells one place from another without saying which. */
function placeOf(file: string): string {
  return createHash('sha256').update(resolve(file)).digest('hex').slice(0, 8);
}
