import { keepStep } from './issuance-records.ts';
import type { PointsCore } from './points-core.ts';

/**
 * What a start makes of requests that were on their way: nobody knows whether Bunjang got them, and no
 * look-up can find out. Answers how many there were.
 */
export function recoverPoints(core: PointsCore): number {
  const lost = core.ledger.read.liveIssuances().filter(({ state }) => state.at === 'sending');
  for (const issuance of lost) {
    keepStep(core, issuance, { step: 'lose-sight', code: '', reason: '' }, 'boot');
  }
  return lost.length;
}
