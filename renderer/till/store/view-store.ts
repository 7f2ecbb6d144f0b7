import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../preload/failure.ts';
import type { CancelView, PaymentView } from '../../../preload/payment-views.ts';
import type { IssuanceView } from '../../../preload/points-views.ts';
import type { ReceiptView } from '../../../preload/views.ts';
import type { Blanks } from '../../shared/words.ts';
import type { SettleDraft } from '../flow/settle-draft.ts';
import type { IssuanceDraft } from '../points/settle-issuance-draft.ts';
import type { TillKey } from '../words.ts';

/** What stands in the place of the keypad. */
export type Panel =
  | { readonly at: 'none' }
  | { readonly at: 'history'; readonly purpose: 'look' | 'cancel' }
  | { readonly at: 'waiting' }
  /** Receipts that wait for the printer, or that may not be on paper. */
  | { readonly at: 'prints' }
  | { readonly at: 'detail'; readonly merchantUid: string }
  | { readonly at: 'cancel'; readonly merchantUid: string }
  | { readonly at: 'cancelled'; readonly merchantUid: string; readonly cancel: CancelView }
  /** At its first open question, or at the part that is named. */
  | { readonly at: 'set-up'; readonly part?: 'ledger' | 'points' }
  /** The shop's own Bunjang points; one request of them, which the points' store holds; a new one. */
  | { readonly at: 'points' | 'issuance' | 'points-request' };

/** What a reason is asked for: a wish about an unknown payment, or the other of two paid rows. */
export type ReasonFor = 'if-paid' | 'other';

/** The payment that it is about. */
export type Wished = Pick<PaymentView, 'merchantUid' | 'orderNo' | 'amountWon'>;

/** A dialog of the cashier's own making; main's question (`asking`) is not one of them. */
export type Overlay =
  | { readonly at: 'none' }
  | { readonly at: 'help' }
  | { readonly at: 'order' }
  | { readonly at: 'notices' }
  | { readonly at: 'reason'; readonly why: ReasonFor; readonly payment: Wished }
  | { readonly at: 'settle'; readonly payment: PaymentView; readonly draft: SettleDraft }
  | { readonly at: 'settle-points'; readonly issuance: IssuanceView; readonly draft: IssuanceDraft }
  | { readonly at: 'receipt'; readonly receipt: ReceiptView };

/**
 * What an act was about: it decides what became of the money when the failure does not say. What is done
 * with a receipt never moves any.
 */
export type About = 'sale' | 'cancel' | 'unknown' | 'points' | 'receipt' | 'other';

/** The one message above the keys, until it is closed or the next act begins. */
export type Message =
  | { readonly kind: 'failure'; readonly failure: Failure; readonly about: About }
  | { readonly kind: 'info'; readonly key: TillKey; readonly blanks?: Blanks };

export type View = {
  readonly panel: Panel;
  readonly overlay: Overlay;
  readonly message: Message | null;
};

/** Which panel, dialog and message are open. */
export function createViewStore(): StoreApi<View> {
  return createStore<View>(() => ({
    panel: { at: 'none' },
    overlay: { at: 'none' },
    message: null,
  }));
}
