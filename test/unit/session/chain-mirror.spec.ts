import { copyFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ChainHeads, createChainHeads } from '../../../main/secrets/chain-heads.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type ChainMirror, createChainMirror } from '../../../main/session/chain-mirror.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { type MemoryStore, memoryStore } from '../../core/memory-store.ts';
import { createVirtualClock, type VirtualClock } from '../../core/virtual-clock.ts';
import { dropTriggers, newLedgerFile, opened, rawly } from '../store/ledger-set-up.ts';

const macKey = new Secret('a key of the keychain');
const resting = (): Promise<void> => new Promise((done) => setImmediate(done));

/** A till's ledger and keychain over several runs. */
class Shop {
  readonly store: MemoryStore = memoryStore();
  readonly heads: ChainHeads = createChainHeads(this.store);
  readonly clock: VirtualClock = createVirtualClock(resting);
  readonly file: string;
  ledger: Ledger;
  mirror: ChainMirror;

  constructor() {
    const { file, ledger } = newLedgerFile(macKey);
    this.file = file;
    this.ledger = ledger;
    this.mirror = this.#mirrorOf(this.heads);
  }

  #mirrorOf(heads: ChainHeads | null): ChainMirror {
    const { ledger, file } = this;
    const reportBug = (error: unknown): string => {
      throw error;
    };
    return createChainMirror({ ledger, file, heads, clock: this.clock.life(), reportBug });
  }

  note(count = 1): void {
    this.ledger.write('test', (tx) => {
      for (let n = 0; n < count; n += 1) tx.audit('note', 'till', { n });
    });
  }

  /** What the run after this one makes of the ledger; `between` has the closed file in hands. */
  async next(between: (file: string) => void = () => undefined, keychain = true): Promise<string> {
    await this.mirror.close();
    this.ledger.close();
    between(this.file);
    this.ledger = opened(this.file, macKey);
    this.mirror = this.#mirrorOf(keychain ? this.heads : null);
    return this.mirror.begin();
  }

  async rememberedSeq(): Promise<number | undefined> {
    const heads = await this.heads.read();
    return heads.ok ? heads.value[0]?.seq : undefined;
  }
}

function tamper(file: string, sql: string): void {
  rawly(file, (db) => {
    dropTriggers(db);
    db.exec(sql);
  });
}

describe('a start', () => {
  test('on a new ledger takes it as it is, and on the same one again agrees', async () => {
    const shop = new Shop();
    expect(await shop.mirror.begin()).toBe('first-use');
    shop.note(3);
    expect(await shop.next()).toBe('agrees');
    shop.note(2);
    expect(await shop.next()).toBe('agrees');
    expect(shop.ledger.stopped()).toBeNull();
  });

  test.each<[string, string, (shop: Shop) => (file: string) => void]>([
    ['an older copy put back', 'behind', (shop) => putBack(shop)],
    [
      'rows cut off the end',
      'behind',
      () => (file) => tamper(file, 'DELETE FROM audit WHERE seq > 4'),
    ],
    [
      'rows written anew',
      'different',
      () => (file) => tamper(file, `UPDATE audit SET hash = '${'b'.repeat(64)}' WHERE seq = 5`),
    ],
    ['another ledger in its place', 'replaced', () => (file) => removeAll(file)],
  ])('with %s holds it, and so does every start after it', async (_name, state, harm) => {
    const shop = new Shop();
    await shop.mirror.begin();
    shop.note(3);
    const between = harm(shop);
    shop.note(2);
    expect(await shop.next(between)).toBe(state);
    expect(shop.ledger.stopped()).toEqual({ kind: 'older-copy' });
    // What is written under the hold does not make the copy look like the ledger it replaced.
    shop.note(9);
    await shop.clock.advance(180_000);
    expect(await shop.next()).not.toBe('agrees');
    expect(shop.ledger.stopped()).toEqual({ kind: 'older-copy' });
  });

  test('after a run without the keychain agrees: the ledger only went on', async () => {
    const shop = new Shop();
    await shop.mirror.begin();
    shop.note(3);
    expect(await shop.next(undefined, false)).toBe('cannot-tell');
    expect(shop.ledger.stopped()).toBeNull();
    shop.note(2);
    expect(await shop.next()).toBe('agrees');
  });

  test('with a locked keychain raises no alarm and forgets nothing', async () => {
    const shop = new Shop();
    await shop.mirror.begin();
    shop.note(3);
    await shop.mirror.close();
    shop.store.locked = true;
    expect(await shop.next()).toBe('cannot-tell');
    expect(shop.ledger.stopped()).toBeNull();
    shop.store.locked = false;
    expect(await shop.next()).toBe('agrees');
  });
});

/** Takes a copy now; it is put in the ledger's place later. */
function putBack({ file, ledger }: Shop): (file: string) => void {
  ledger.checkpoint();
  copyFileSync(file, `${file}.copy`);
  return (place) => {
    removeAll(place);
    copyFileSync(`${place}.copy`, place);
  };
}

function removeAll(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

test('the keychain is written at a start, then at most once a minute, and at the close', async () => {
  const shop = new Shop();
  let writes = 0;
  shop.store.pause = () => {
    writes += 1;
    return Promise.resolve();
  };
  shop.note(1);
  await shop.mirror.begin();
  await resting();
  expect([writes, await shop.rememberedSeq()]).toEqual([1, 1]);
  for (let n = 0; n < 10; n += 1) {
    shop.note(1);
    await shop.clock.advance(3_000);
  }
  expect(writes).toBe(1);
  await shop.clock.advance(30_000);
  expect([writes, await shop.rememberedSeq()]).toEqual([2, 11]);
  // Nothing new: nothing to write.
  await shop.clock.advance(600_000);
  expect(writes).toBe(2);
  shop.note(1);
  await shop.mirror.close();
  expect([writes, await shop.rememberedSeq()]).toEqual([3, 12]);
  await shop.clock.advance(600_000);
  expect(writes).toBe(3);
});

test('a manager vouches for an older copy: it is let go on and remembered as it is', async () => {
  const shop = new Shop();
  await shop.mirror.begin();
  shop.note(3);
  const between = putBack(shop);
  shop.note(2);
  await shop.next(between);
  shop.store.locked = true;
  expect(await shop.mirror.vouch()).toEqual({ ok: false, failure: { kind: 'locked' } });
  expect(shop.ledger.stopped()).toEqual({ kind: 'older-copy' });
  shop.store.locked = false;
  expect(await shop.mirror.vouch()).toEqual({ ok: true, value: null });
  expect(shop.ledger.stopped()).toBeNull();
  expect(await shop.rememberedSeq()).toBe(3);
  shop.note(1);
  expect(await shop.next()).toBe('agrees');
});
