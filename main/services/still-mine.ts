import type { Core } from './core.ts';

/** Longer than a connection may take; a process that stood still for this long may have been replaced. */
const frozenMs = 15_000;

/**
 * Asked at the last moment before the first byte of a POST that moves money. False when another process
 * has taken the ledger over, or when this one stood still since it wrote *sending* (sleep, a stopped
 * process): what was true then may be so no longer, and nothing has left.
 */
export function stillMine(core: Pick<Core, 'clock' | 'ledger'>): () => boolean {
  const sinceMs = core.clock.monotonicMs();
  const wallSinceMs = core.clock.wallMs();
  return () => {
    const ranMs = core.clock.monotonicMs() - sinceMs;
    // Sleep does not move every monotonic clock; a wall clock that was set merely costs another press.
    const wallRanMs = Math.abs(core.clock.wallMs() - wallSinceMs);
    return ranMs < frozenMs && wallRanMs < frozenMs && core.ledger.isOurs();
  };
}
