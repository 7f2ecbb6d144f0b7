import { describe, expect, test } from 'vitest';
import { itemCharsMax } from '../../../main/secrets/app-item.ts';
import { createChainHeads, type RememberedHead } from '../../../main/secrets/chain-heads.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { memoryStore } from '../../core/memory-store.ts';

function head(n: number, over: Partial<RememberedHead> = {}): RememberedHead {
  const id = String(n).padStart(16, '0');
  return { id, place: String(n).padStart(8, '0'), seq: n, hash: 'a'.repeat(64), ...over };
}

/** The keychain after these were remembered in turn. */
async function after(...remembered: readonly RememberedHead[]) {
  const store = memoryStore();
  const heads = createChainHeads(store);
  for (const each of remembered)
    expect(await heads.remember(each)).toEqual({ ok: true, value: null });
  return {
    store,
    heads,
    read: async () => (await heads.read()) as { value: readonly RememberedHead[] },
  };
}

test('a ledger is remembered once, as it was last, and others beside it', async () => {
  const { read } = await after(head(1), head(2), head(1, { seq: 9 }));
  expect((await read()).value).toEqual([head(1, { seq: 9 }), head(2)]);
});

test('a ledger takes the place of the one that lay where it lies', async () => {
  const { read } = await after(head(1), head(2, { place: head(1).place }));
  expect((await read()).value).toEqual([head(2, { place: head(1).place })]);
});

test('the newest six fit into one keychain item on every system', async () => {
  const large = { seq: Number.MAX_SAFE_INTEGER };
  const { store, read } = await after(...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => head(n, large)));
  expect((await read()).value.map(({ id }) => Number(id))).toEqual([8, 7, 6, 5, 4, 3]);
  const item = await store.read('chain-head');
  expect(item.ok && item.value?.reveal().length).toBeLessThanOrEqual(itemCharsMax);
});

describe('an item that is not ours', () => {
  test.each([
    'not json',
    '{}',
    '[]',
    '{"v":2,"heads":[]}',
    '{"v":1,"heads":[{"id":"x"}]}',
    JSON.stringify({ v: 1, heads: [head(1, { seq: -1 })] }),
    JSON.stringify({ v: 1, heads: [head(1, { hash: 'A'.repeat(64) })] }),
  ])('holds nothing, and is written over: %s', async (text) => {
    const { store, heads } = await after();
    await store.write('chain-head', new Secret(text));
    expect(await heads.read()).toEqual({ ok: true, value: [] });
    await heads.remember(head(1));
    expect(await heads.read()).toEqual({ ok: true, value: [head(1)] });
  });
});

test('a locked keychain is told, and nothing is written over', async () => {
  const { store, heads } = await after(head(1));
  store.locked = true;
  expect(await heads.read()).toEqual({ ok: false, failure: { kind: 'locked' } });
  expect(await heads.remember(head(2))).toEqual({ ok: false, failure: { kind: 'locked' } });
  store.locked = false;
  expect(await heads.read()).toEqual({ ok: true, value: [head(1)] });
});
