import type { TillSale } from '../../../preload/sale-views.ts';
import type { Stores } from '../store/stores.ts';

/** The sale as main last told it. */
export function saleOnDesk({ mirror }: Pick<Stores, 'mirror'>): TillSale {
  return mirror.getState().state?.sale ?? { at: 'idle' };
}
