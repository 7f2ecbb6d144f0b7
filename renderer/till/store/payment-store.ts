import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaymentDetail } from '../../../preload/payment-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { Won } from '../../../preload/views.ts';
import { amountOf, type DigitKey, withKey, withoutLast } from '../flow/digits.ts';
import type { Run } from './run.ts';

/** The reasons offered; `own` is typed in. */
export type CancelReason =
  | 'walked-away'
  | 'changed-mind'
  | 'wrong-amount'
  | 'twice'
  | 'fault'
  | 'own';

/** Main takes no longer reason: our own mark and the provider's limit leave this much. */
export const reasonCharsMax = 200;

/** The payment that is looked at, and the cancel that is being put together. */
export type PaymentEntry = {
  readonly detail: PaymentDetail | null;
  /** The payment whose breakdown is being asked for. */
  readonly askingBreakdown: string | null;
  readonly part: boolean;
  readonly digits: string;
  readonly reason: CancelReason | null;
  readonly ownReason: string;
};

export type PaymentStore = {
  readonly store: StoreApi<PaymentEntry>;
  read(merchantUid: string): Promise<void>;
  /** Asks the provider now. */
  check(merchantUid: string): Promise<PaymentDetail | null>;
  /** Asks the provider how the amount shown is made up; does nothing for what is not paid. */
  askBreakdown(merchantUid: string): Promise<void>;
  /** An empty cancel form for the payment shown. */
  startCancel(): void;
  choose(choice: Partial<Pick<PaymentEntry, 'part' | 'reason' | 'ownReason'>>): void;
  type(key: DigitKey): void;
  erase(): void;
  clear(): void;
  /** The digits as they are; the answer puts them back. */
  remember(): () => void;
};

const emptyForm = { part: false, digits: '', reason: null, ownReason: '' } as const;

export function createPaymentStore(bridge: TillBridge, run: Run): PaymentStore {
  const store = createStore<PaymentEntry>(() => ({
    detail: null,
    askingBreakdown: null,
    ...emptyForm,
  }));
  const change = (next: (digits: string) => string): void =>
    store.setState(({ part, digits }) => (part ? { digits: next(digits) } : {}));
  return {
    store,
    async read(merchantUid) {
      if (store.getState().detail?.payment.merchantUid !== merchantUid) {
        store.setState({ detail: null });
      }
      const reply = await run('detail', 'other', () => bridge.payments.detail({ merchantUid }));
      if (reply?.ok) store.setState({ detail: reply.value });
    },
    async check(merchantUid) {
      const reply = await run('check', 'other', () => bridge.payments.check({ merchantUid }));
      if (!reply?.ok) return null;
      const shown = store.getState().detail?.payment.merchantUid === merchantUid;
      if (shown) store.setState({ detail: reply.value });
      return reply.value;
    },
    async askBreakdown(merchantUid) {
      const shown = shownPaid(store.getState(), merchantUid);
      if (shown === null || store.getState().askingBreakdown === merchantUid) return;
      store.setState({ askingBreakdown: merchantUid });
      const reply = await run(`breakdown/${merchantUid}`, 'other', () =>
        bridge.payments.breakdown({ merchantUid }),
      );
      if (store.getState().askingBreakdown === merchantUid) {
        store.setState({ askingBreakdown: null });
      }
      const detail = shownPaid(store.getState(), merchantUid);
      if (reply?.ok && detail) store.setState({ detail: { ...detail, breakdown: reply.value } });
    },
    startCancel: () => store.setState(emptyForm),
    choose: (choice) => store.setState(choice),
    type: (key) => change((digits) => withKey(digits, key)),
    erase: () => change(withoutLast),
    clear: () => change(() => ''),
    remember() {
      const { digits } = store.getState();
      return () => store.setState({ digits });
    },
  };
}

/** The payment on the screen, where it is this one and its provider can be asked about its parts. */
function shownPaid({ detail }: PaymentEntry, merchantUid: string): PaymentDetail | null {
  if (detail?.payment.merchantUid !== merchantUid) return null;
  return detail.payment.state === 'paid' && !detail.payment.accountElsewhere ? detail : null;
}

/** What would be cancelled: all that remains, or the digits typed. */
export function cancelAmountOf({ detail, part, digits }: PaymentEntry): Won {
  return part || detail === null ? amountOf(digits) : detail.remainingWon;
}

/** Why the cancel cannot be asked for yet, or null. */
export type CancelBlock = 'loading' | 'nothing-left' | 'empty' | 'over-remaining' | 'no-reason';

export function cancelBlockOf(entry: PaymentEntry): CancelBlock | null {
  if (entry.detail === null) return 'loading';
  const { remainingWon } = entry.detail;
  if (remainingWon < 1) return 'nothing-left';
  const amountWon = cancelAmountOf(entry);
  if (amountWon < 1) return 'empty';
  if (amountWon > remainingWon) return 'over-remaining';
  return hasReason(entry) ? null : 'no-reason';
}

/** True when a reason was chosen, or typed in. */
export function hasReason({ reason, ownReason }: PaymentEntry): boolean {
  return reason === 'own' ? ownReason.trim() !== '' : reason !== null;
}
