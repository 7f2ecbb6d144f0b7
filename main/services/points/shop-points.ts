import type { Account } from '../../domain/payment.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { createSettling } from '../settling.ts';
import { IssuanceWatch } from './issuance-watch.ts';
import { createTurns, type PointsCore } from './points-core.ts';
import { recoverPoints } from './recover-points.ts';

/** The shop's own points in one session. */
export type ShopPoints = {
  readonly core: PointsCore;
  readonly watch: IssuanceWatch;
  /** Recovers what an earlier life left, and begins to look; answers how many requests were lost. */
  start(): number;
  stop(): Promise<void>;
};

/** What a session brings of its own: whom to ask, under which account, and who listens. */
export type PointsParts = Pick<PointsCore, 'bunjang' | 'account'> & {
  /** An issuance changed, or (null) a balance was seen. What it throws is reported. */
  readonly changed: (requestId: string | null) => void;
  /** It came to an end at Bunjang that nobody was told of. What it throws is reported. */
  readonly ended: (issuance: Issuance) => void;
};

type Parts = PointsParts & Pick<PointsCore, 'ledger' | 'clock' | 'random' | 'track' | 'reportBug'>;

/** Where there is no Bunjang: what is on disk is shown, and nobody is asked. */
export function noBunjang({ mode }: Pick<Account, 'mode'>): PointsParts {
  const nobody = (): void => undefined;
  const account = { mode, origin: 'none', fingerprint: 'none' };
  return { bunjang: null, account, changed: nobody, ended: nobody };
}

/** Wires the services together; nothing runs before `start`. */
export function createShopPoints(parts: Parts): ShopPoints {
  // Called between *sending* on disk and its POST too: who only listens must not stop that half-way.
  const quietly = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      parts.reportBug(error, 'points');
    }
  };
  const core: PointsCore = {
    ...parts,
    settling: createSettling(parts.clock),
    memory: { checkedMs: new Map(), balance: null },
    inTurn: createTurns(),
    changed(requestId) {
      watch.wake();
      quietly(() => parts.changed(requestId));
    },
    ended: (issuance) => quietly(() => parts.ended(issuance)),
  };
  const watch = new IssuanceWatch(core);
  return {
    core,
    watch,
    start() {
      try {
        return recoverPoints(core);
      } finally {
        watch.begin();
      }
    },
    stop: () => watch.stop(),
  };
}
