import { randomBytes } from 'node:crypto';
import type { Refusal } from '../../preload/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { SecretFailure, SecretStore } from '../ports/secret-store.ts';
import { type ApiKeys, accountFingerprint } from './api-keys.ts';
import {
  type AppItem,
  accountsWith,
  appItemValue,
  checkKeys,
  checkPointsKeys,
  emptyAppItem,
  keysOf,
  parseAppItem,
  storedOf,
} from './app-item.ts';
import { type ChainHeads, createChainHeads } from './chain-heads.ts';
import { Secret } from './secret.ts';

/** Where the keychain stands; `asking` until the first read has come back. */
export type KeychainState = 'asking' | 'ready' | 'locked' | 'absent';

/** Where keys in use come from. */
export type KeysFrom = 'stored' | 'this-run' | 'missing';

/** The program's own secrets, read once and then answered from memory. */
export type AppSecrets = {
  /** Reads the keychain unless it was read already; ask again after a person unlocked it. */
  load(): Promise<KeychainState>;
  state(): KeychainState;
  /** True when the keychain holds something under our name that this program cannot read. */
  isUnreadable(): boolean;
  /** The keys in use; with an account's fingerprint those of that account, also the one before. */
  portOneKeys(account?: string): ApiKeys | null;
  keysFrom(): KeysFrom;
  /** The accounts that could be asked about after such a change of keys. */
  accountsKept(next: ApiKeys, thisRunOnly: boolean): readonly string[];
  /** Keys for this run only: in memory, gone with the process. Null forgets them. */
  useForThisRun(keys: ApiKeys | null): Result<null, Refusal>;
  /** Stores the keys; those of another account are kept beside them until the next change. */
  savePortOneKeys(keys: ApiKeys): Promise<Result<null, SecretFailure | Refusal>>;
  /** Bunjang's keys in use; there is one account, and none is kept beside it. */
  bunjangKeys(): ApiKeys | null;
  bunjangKeysFrom(): KeysFrom;
  useBunjangForThisRun(keys: ApiKeys | null): Result<null, Refusal>;
  saveBunjangKeys(keys: ApiKeys): Promise<Result<null, SecretFailure | Refusal>>;
  /** The ledger's MAC key, 32 bytes in base64, made at the first use; null without a keychain. */
  macKey(): Promise<Secret | null>;
  /** The keychain's memory of the ledgers; null unless the keychain is open. */
  chainHeads(): ChainHeads | null;
};

/** Holds the one `app` item of a keychain. */
export function createAppSecrets(store: SecretStore): AppSecrets {
  return new KeychainSecrets(store);
}

class KeychainSecrets implements AppSecrets {
  readonly #store: SecretStore;
  #state: KeychainState = 'asking';
  #item: AppItem = emptyAppItem;
  #unreadable = false;
  #thisRun: ApiKeys | null = null;
  #bunjangThisRun: ApiKeys | null = null;
  #loading: Promise<KeychainState> | null = null;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: SecretStore) {
    this.#store = store;
  }

  chainHeads(): ChainHeads | null {
    return this.#state === 'ready' ? createChainHeads(this.#store) : null;
  }

  state(): KeychainState {
    return this.#state;
  }

  isUnreadable(): boolean {
    return this.#unreadable;
  }

  async load(): Promise<KeychainState> {
    if (this.#state === 'ready') return 'ready';
    this.#loading ??= this.#read().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #read(): Promise<KeychainState> {
    const read = await this.#store.read('app');
    if (!read.ok) {
      this.#state = read.failure.kind;
      return this.#state;
    }
    const item = read.value === null ? emptyAppItem : parseAppItem(read.value);
    this.#unreadable = item === null;
    this.#item = item ?? emptyAppItem;
    this.#state = 'ready';
    return this.#state;
  }

  portOneKeys(account?: string): ApiKeys | null {
    const { current, previous } = this.#item.portone;
    const stored = [current, previous].flatMap((each) => (each === undefined ? [] : keysOf(each)));
    const inUse = this.#thisRun ?? (current === undefined ? null : keysOf(current));
    if (account === undefined) return inUse;
    const known = inUse === null ? stored : [inUse, ...stored];
    return known.find((keys) => accountFingerprint(keys.key) === account) ?? null;
  }

  keysFrom(): KeysFrom {
    if (this.#thisRun !== null) return 'this-run';
    return this.#item.portone.current === undefined ? 'missing' : 'stored';
  }

  accountsKept(next: ApiKeys, thisRunOnly: boolean): readonly string[] {
    const { current, previous } = thisRunOnly ? this.#item.portone : accountsWith(this.#item, next);
    const stored = [current, previous].flatMap((each) => (each === undefined ? [] : keysOf(each)));
    return [next, ...stored].map(({ key }) => accountFingerprint(key));
  }

  useForThisRun(keys: ApiKeys | null): Result<null, Refusal> {
    const checked = keys === null ? ok(null) : checkKeys(keys);
    if (checked.ok) this.#thisRun = keys;
    return checked;
  }

  async savePortOneKeys(keys: ApiKeys): Promise<Result<null, SecretFailure | Refusal>> {
    const checked = checkKeys(keys);
    if (!checked.ok) return checked;
    const saved = await this.#change((item) => ({ ...item, portone: accountsWith(item, keys) }));
    if (saved.ok) this.#thisRun = null;
    return saved;
  }

  bunjangKeys(): ApiKeys | null {
    const { bunjang } = this.#item;
    return this.#bunjangThisRun ?? (bunjang === undefined ? null : keysOf(bunjang));
  }

  bunjangKeysFrom(): KeysFrom {
    if (this.#bunjangThisRun !== null) return 'this-run';
    return this.#item.bunjang === undefined ? 'missing' : 'stored';
  }

  useBunjangForThisRun(keys: ApiKeys | null): Result<null, Refusal> {
    const checked = keys === null ? ok(null) : checkPointsKeys(keys);
    if (checked.ok) this.#bunjangThisRun = keys;
    return checked;
  }

  async saveBunjangKeys(keys: ApiKeys): Promise<Result<null, SecretFailure | Refusal>> {
    const checked = checkPointsKeys(keys);
    if (!checked.ok) return checked;
    const saved = await this.#change((item) => ({ ...item, bunjang: storedOf(keys) }));
    if (saved.ok) this.#bunjangThisRun = null;
    return saved;
  }

  async macKey(): Promise<Secret | null> {
    await this.load();
    // A person may replace an item that cannot be read; the machine does not.
    if (this.#state !== 'ready' || this.#unreadable) return null;
    if (this.#item.mac === undefined) {
      const made = await this.#change((item) => ({
        mac: randomBytes(32).toString('base64'),
        ...item,
      }));
      if (!made.ok) return null;
    }
    return this.#item.mac === undefined ? null : new Secret(this.#item.mac);
  }

  /** One change at a time, each on what the keychain holds; memory follows the keychain. */
  #change(next: (item: AppItem) => AppItem): Promise<Result<null, SecretFailure>> {
    const changed = this.#writing.then(async () => {
      const state = await this.load();
      if (state !== 'ready') return fail({ kind: state === 'absent' ? state : 'locked' } as const);
      const item = next(this.#item);
      const written = await this.#store.write('app', appItemValue(item));
      if (!written.ok) return written;
      this.#item = item;
      this.#unreadable = false;
      return ok(null);
    });
    this.#writing = changed.catch(() => undefined);
    return changed;
  }
}
