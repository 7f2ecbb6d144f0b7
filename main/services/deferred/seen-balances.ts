import type { Won } from '../../../preload/views.ts';
import { businessDayOf } from '../../domain/business-day.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Core } from '../core.ts';

/** Balances that customers' checks showed today, by tag. In memory only: nobody's points are written down. */
export type SeenBalances = {
  saw(tag: string, balanceWon: Won): void;
  /** What is left of it after everything charged or waiting since; null when none was seen today. */
  leftWon(tag: string, exceptUid: string): number | null;
};

type Seen = {
  readonly day: string;
  readonly balanceWon: Won;
  readonly settled: ReadonlySet<string>;
};

const dayMs = 86_400_000;

/** Keeps what was seen in this process life. */
export function createSeenBalances(core: Pick<Core, 'ledger' | 'clock'>): SeenBalances {
  const seen = new Map<string, Seen>();
  const today = (): string => businessDayOf(core.clock.wallMs());
  /** Yesterday's too: what waited over midnight is charged today. */
  const paymentsOf = (tag: string): readonly Payment[] =>
    core.ledger.read.paymentsOfCustomer(tag, businessDayOf(core.clock.wallMs() - dayMs));
  return {
    saw(tag, balanceWon) {
      const paid = paymentsOf(tag).filter(({ state }) => state.at === 'paid');
      const settled = new Set(paid.map(({ merchantUid }) => merchantUid));
      for (const [each, { day }] of seen) if (day !== today()) seen.delete(each);
      seen.set(tag, { day: today(), balanceWon, settled });
    },
    leftWon(tag, exceptUid) {
      const last = seen.get(tag);
      if (!last || last.day !== today()) return null;
      return paymentsOf(tag)
        .filter(({ merchantUid }) => merchantUid !== exceptUid && !last.settled.has(merchantUid))
        .filter(usesPoints)
        .reduce<number>((left, { amountWon }) => left - amountWon, last.balanceWon);
    },
  };
}

/** Took points, may have, or will. What was given back is not added: it may take a while to count again. */
function usesPoints({ state }: Payment): boolean {
  switch (state.at) {
    case 'waiting':
    case 'sending':
    case 'unknown':
    case 'paid':
      return true;
    case 'created':
    case 'declined':
    case 'not-charged':
      return false;
  }
}
