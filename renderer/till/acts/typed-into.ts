import type { DigitKey } from '../flow/digits.ts';
import type { Stores } from '../store/stores.ts';

/** Something that digits are typed into, by keys as well as by touch. */
export type TypedInto = {
  type(key: DigitKey): void;
  erase(): void;
  clear(): void;
  /** The digits as they are; the answer puts them back, for what turns out to be a scan. */
  remember(): () => void;
};

/** Where digits go on the screen that is open now; null where they mean nothing. */
export function typedInto({ mirror, view, entry, payment, points }: Stores): TypedInto | null {
  switch (view.getState().panel.at) {
    case 'none':
      return mirror.getState().state?.sale.at === 'idle' ? entry : null;
    case 'cancel':
      return payment;
    case 'points':
      return points.number;
    case 'points-request':
      return points.amount;
    case 'history':
    case 'waiting':
    case 'prints':
    case 'detail':
    case 'cancelled':
    case 'set-up':
    case 'issuance':
      return null;
  }
}
