import { z } from 'zod';
import { ok, type Result } from '../domain/result.ts';
import type { SecretFailure, SecretStore } from '../ports/secret-store.ts';
import { Secret } from './secret.ts';

const rememberedHead = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  place: z.string().regex(/^[0-9a-f]{8}$/),
  seq: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const item = z.object({ v: z.literal(1), heads: z.array(rememberedHead) });

/** Where the audit chain of a ledger ended when it was last looked at, and where that ledger lay. */
export type RememberedHead = z.infer<typeof rememberedHead>;

/** The keychain's `chain-head` item: what somebody who can edit a ledger's file cannot edit with it. */
export type ChainHeads = {
  /** Newest first; an item that is not ours holds none. */
  read(): Promise<Result<readonly RememberedHead[], SecretFailure>>;
  /** Takes the place of what was remembered of the same ledger, and of another one that lay there. */
  remember(head: RememberedHead): Promise<Result<null, SecretFailure>>;
};

/** As many as surely fit into one keychain item. */
const headsKept = 6;

export function createChainHeads(store: SecretStore): ChainHeads {
  async function read(): ReturnType<ChainHeads['read']> {
    const value = await store.read('chain-head');
    if (!value.ok) return value;
    return ok(value.value === null ? [] : headsIn(value.value));
  }
  return {
    read,
    async remember(head) {
      // Another till of the same person may have written meanwhile.
      const before = await read();
      if (!before.ok) return before;
      const others = before.value.filter(({ id, place }) => id !== head.id && place !== head.place);
      const heads = [head, ...others].slice(0, headsKept);
      return store.write('chain-head', new Secret(JSON.stringify({ v: 1, heads })));
    },
  };
}

function headsIn(value: Secret): readonly RememberedHead[] {
  try {
    const parsed = item.safeParse(JSON.parse(value.reveal()));
    return parsed.success ? parsed.data.heads : [];
  } catch {
    return [];
  }
}
