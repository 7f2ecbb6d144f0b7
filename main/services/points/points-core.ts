import type { Account } from '../../domain/payment.ts';
import type { BalanceSeen } from '../../domain/points/balance-seen.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import type { Bunjang } from '../../gateway/bunjang/bunjang-port.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Core } from '../core.ts';
import type { Settling } from '../settling.ts';

/** What the services of the shop's own points stand on; one per session. */
export type PointsCore = {
  readonly ledger: Ledger;
  /** Null: this mode has no Bunjang. */
  readonly bunjang: Bunjang | null;
  /** The Bunjang account in force: what was asked for under another one is only shown. */
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  /** By request id: how long Bunjang may still act on something that was maybe sent. */
  readonly settling: Settling;
  readonly memory: PointsMemory;
  /** One act at a time about the same number: an older answer never overwrites a newer one. */
  readonly inTurn: <T>(issuanceId: string, act: () => Promise<T>) => Promise<T>;
  /** An issuance changed, or (null) a balance was seen. */
  readonly changed: (requestId: string | null) => void;
  /** It came to an end at Bunjang that nobody was told of. */
  readonly ended: (issuance: Issuance) => void;
  readonly track: Core['track'];
  readonly reportBug: Core['reportBug'];
};

/** What is known in this process life and not worth a row. Times are epoch ms. */
export type PointsMemory = {
  /** When Bunjang last said what is known already, by request id. */
  readonly checkedMs: Map<string, number>;
  /** The last balance seen, which may be newer than the last one written down. */
  balance: BalanceSeen | null;
};

/** Runs acts with the same key one after the other, whatever becomes of each. */
export function createTurns(): PointsCore['inTurn'] {
  const last = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(act, act);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}

/** Whether it was asked for under the account in force. */
export function isOurs({ account }: PointsCore, issuance: Issuance): boolean {
  const { mode, origin, fingerprint } = issuance.account;
  return mode === account.mode && origin === account.origin && fingerprint === account.fingerprint;
}
