import type { Core } from '../core.ts';
import type { RefusedTries } from '../desk/refused-tries.ts';
import { type AgedClock, createAgedClock } from './aged-clock.ts';
import { createSeenBalances, type SeenBalances } from './seen-balances.ts';
import { createVault, type Vault } from './vault.ts';

/** What charging later stands on in one process life. */
export type Deferred = {
  readonly core: Core;
  readonly vault: Vault;
  readonly seen: SeenBalances;
  readonly aged: AgedClock;
  readonly tries: RefusedTries;
  /** Whether the provider can be reached, as far as the last call knew. */
  readonly online: () => boolean;
  /** Customers of whom a charge is on its way; by tag. */
  readonly underway: Set<string>;
};

type Parts = Pick<Deferred, 'core' | 'tries' | 'online'>;

/** Begins with an empty vault: whatever waits from an earlier life needs its customer again. */
export function createDeferred({ core, tries, online }: Parts): Deferred {
  const aged = createAgedClock(core.clock, latestKnownMs(core));
  const vault = createVault({ clock: core.clock, aged, gone: core.changed });
  return { core, vault, seen: createSeenBalances(core), aged, tries, online, underway: new Set() };
}

/** The latest time that the ledger knows of; the wall clock may have been set back since. */
function latestKnownMs({ ledger }: Core): number {
  const waiting = ledger.read.open().flatMap(({ deferredMs, updatedMs }) => {
    return deferredMs === null ? [] : [deferredMs, updatedMs];
  });
  return Math.max(ledger.lastWrittenMs(), ...waiting);
}
