import type { Core } from '../services/core.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';

type Reads = Core['ledger']['read'];

/**
 * What the ledger says, or `otherwise` where it is not open or cannot be read: the windows are drawn all
 * the same, and that it cannot be read is a notice of its own.
 */
export function asFarAsReadable<T>(core: Core | null, ask: (reads: Reads) => T, otherwise: T): T {
  if (!core) return otherwise;
  try {
    return ask(core.ledger.read);
  } catch (error) {
    if (error instanceof LedgerStopped) return otherwise;
    throw error;
  }
}
