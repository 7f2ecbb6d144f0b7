import { waitMsFor } from '../domain/schedule.ts';
import { watchGapMs } from '../domain/watch-schedule.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';

/** Puts the look-ups of an unknown payment into the queue, in the transaction that made it unknown. */
export function enqueueResolve(core: Core, tx: LedgerTx, merchantUid: string): void {
  tx.enqueue({
    kind: 'resolve',
    subject: { about: 'payment', merchantUid },
    dueMs: core.clock.wallMs() + waitMsFor(0, core.random.unit()),
  });
}

/** Begins the looks at a closed payment, should money come late. */
export function enqueueWatch(core: Core, tx: LedgerTx, merchantUid: string): void {
  const dueMs = core.clock.wallMs() + (watchGapMs(0) ?? 0);
  const subject = { about: 'watch', merchantUid } as const;
  core.watchTimes.begun(tx.enqueue({ kind: 'resolve', subject, dueMs }));
}

/** The same for a cancel whose answer was lost. */
export function enqueueResolveCancel(core: Core, tx: LedgerTx, cancelId: string): void {
  tx.enqueue({
    kind: 'resolve',
    subject: { about: 'cancel', cancelId },
    dueMs: core.clock.wallMs() + waitMsFor(0, core.random.unit()),
  });
}

/** A cancel that waits for the line to come back, in the transaction that lets it wait. */
export function enqueueCancel(core: Core, tx: LedgerTx, cancelId: string): void {
  tx.enqueue({
    kind: 'cancel',
    subject: { about: 'cancel', cancelId },
    dueMs: core.clock.wallMs() + waitMsFor(0, core.random.unit()),
  });
}

/** Puts a charge that waits into the queue, in the transaction that made it wait. */
export function enqueueCharge(core: Core, tx: LedgerTx, merchantUid: string): void {
  tx.enqueue({
    kind: 'charge',
    subject: { about: 'payment', merchantUid },
    dueMs: core.clock.wallMs() + waitMsFor(0, core.random.unit()),
  });
}
