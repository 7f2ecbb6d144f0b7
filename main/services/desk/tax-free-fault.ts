import type { Refusal } from '../../../preload/failure.ts';
import type { Core } from '../core.ts';
import type { NewSale } from './open-sale.ts';

const field = 'sale.taxFreeWon';

/**
 * What is wrong with the tax-free share of a new sale, or null. Only a mixed shop names one: `not-now`
 * elsewhere, so that no till believes in a share that counts for nothing. `over-limit` above the amount.
 */
export function taxFreeFaultOf(core: Core, { amountWon, taxFreeWon }: NewSale): Refusal | null {
  if (taxFreeWon === undefined) return null;
  if (core.settings().tax.type !== 'mixed') return { kind: 'refused', field, rule: 'not-now' };
  if (taxFreeWon <= amountWon) return null;
  const detail = { limit: amountWon, was: taxFreeWon };
  return { kind: 'refused', field, rule: 'over-limit', detail };
}
