import type { StorageState } from './failure.ts';
import type { LedgerView, LedgerWorkFault } from './ledger-view.ts';
import type { PrintCounts } from './print-views.ts';
import type { CustomerSale, TillSale } from './sale-views.ts';
import type {
  BuyerField,
  ClosedRule,
  Language,
  Mode,
  SettingsProblem,
  TaxType,
  Won,
} from './views.ts';
import type { Waits } from './waiting-charge.ts';
import type { WaitingCounts } from './waiting-row.ts';

/** One line above everything, highest severity first. */
export type Notice =
  | { readonly kind: 'real-gateway-closed'; readonly rule: ClosedRule }
  | { readonly kind: 'keychain'; readonly state: 'locked' | 'absent' }
  | { readonly kind: 'keys-missing' }
  | { readonly kind: 'storage'; readonly state: StorageState }
  /** The last backup of the ledger came to nothing. */
  | { readonly kind: 'backup-failed'; readonly why: LedgerWorkFault }
  /** Rows of the ledger that cannot be understood; the set-up lists them. */
  | { readonly kind: 'unreadable'; readonly count: number }
  | { readonly kind: 'settings'; readonly problems: readonly SettingsProblem[] }
  /** `waiting`: what goes on by itself when the line is back. */
  | { readonly kind: 'offline'; readonly waiting: number; readonly maySell: boolean }
  /** Looked up online for long without a result. */
  | { readonly kind: 'needs-person'; readonly count: number }
  /** Requests for the shop's own points whose answer was lost: only a person can find out. */
  | { readonly kind: 'points-lost'; readonly count: number }
  | { readonly kind: 'unresolved'; readonly count: number }
  | { readonly kind: 'alarm'; readonly count: number };

/** An act that needs a person's yes before main does it. Enter must not give it. */
export type Act =
  | {
      readonly kind: 'cancel';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly full: boolean;
    }
  /** Cancels what is left of the other of two paid rows. */
  | {
      readonly kind: 'cancel-other';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly impUid: string;
    }
  /** Cancels all of an unknown payment by itself should it turn out paid; or takes that wish back. */
  | {
      readonly kind: 'cancel-if-paid' | 'keep-if-paid';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
    }
  /** Takes back a cancel that waits for the line: the payment stays charged. */
  | {
      readonly kind: 'withdraw-cancel';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
    }
  /** A manager's word in the place of a look-up. */
  | {
      readonly kind: 'settle-by-hand';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly as: 'paid' | 'not-charged';
    }
  /** Reads this till's payments from the provider; puts a backup in the place of a damaged ledger. */
  | { readonly kind: 'reread-ledger' | 'put-back-ledger' }
  | { readonly kind: 'acknowledge'; readonly merchantUid: string; readonly orderNo: string }
  | {
      readonly kind: 'withdraw-charge';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
    }
  /** Asks Bunjang for points of the shop's own. */
  | { readonly kind: 'request-points'; readonly amountWon: Won }
  | { readonly kind: 'cancel-points'; readonly issuanceId: string; readonly amountWon: Won }
  /** A manager's word about a request whose answer was lost; null: none was made. */
  | {
      readonly kind: 'settle-points';
      readonly issuanceId: string | null;
      readonly amountWon: Won;
    }
  | { readonly kind: 'save-settings' }
  | { readonly kind: 'save-keys' | 'save-points-keys' };

/** Everything the till window draws. Pushed whole on every change. */
export type TillState = {
  readonly mode: Mode;
  /** True when a gateway on this machine stands in for the provider: the bar says 모의. */
  readonly simulated: boolean;
  readonly shopName: string;
  readonly tillId: string;
  readonly language: Language;
  readonly keypadOrder: '789' | '123';
  readonly screen: 'second' | 'swivel';
  readonly maxWon: Won;
  readonly partialCancel: boolean;
  readonly itemName: string;
  readonly buyerFields: readonly BuyerField[];
  /** Only a mixed shop names the tax-free share of a sale. */
  readonly taxType: TaxType;
  readonly keychain: 'ready' | 'locked' | 'absent' | 'asking';
  readonly keys: 'stored' | 'this-run' | 'missing';
  /** Bunjang's, for the shop's own points: a till does without. */
  readonly pointsKeys: 'stored' | 'this-run' | 'missing';
  readonly online: boolean;
  readonly notices: readonly Notice[];
  /** Null while no ledger is open. */
  readonly ledger: LedgerView | null;
  readonly sale: TillSale;
  readonly waiting: WaitingCounts;
  /** What waits to be charged, and whether more may. */
  readonly waits: Waits;
  /** Receipts to see to; they say nothing about money. */
  readonly prints: PrintCounts;
  readonly asking: { readonly id: string; readonly act: Act } | null;
  readonly today: { readonly count: number; readonly paidWon: Won; readonly cancelledWon: Won };
};

/** Everything the customer window draws. */
export type CustomerState = {
  readonly mode: Mode;
  readonly simulated: boolean;
  readonly shopName: string;
  readonly language: Language;
  /** True when the one screen is turned to the customer now. */
  readonly turned: boolean;
  readonly sale: CustomerSale;
};
