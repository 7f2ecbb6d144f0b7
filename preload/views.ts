import type { PrintStanding, ReceiptOf } from './print-views.ts';

declare const wonBrand: unique symbol;

/** Whole won, zero or more, a safe integer. Made only by `main/domain/won.ts` and the keypad. */
export type Won = number & { readonly [wonBrand]: true };

export type Language = 'ko' | 'en';
export type Mode = 'training' | 'test' | 'live';
export type TaxType = 'taxable' | 'tax-free' | 'mixed';

/** Who buys, only when the shop turned the fields on. Lengths as in the charge document. */
export type Buyer = {
  readonly name?: string;
  readonly email?: string;
  readonly tel?: string;
  readonly addr?: string;
  readonly postcode?: string;
};
export type BuyerField = keyof Buyer;

/** Why this run may not speak to the gateway that the settings name. */
export type ClosedRule = 'live-closed' | 'outside-electron' | 'needs-mode' | 'other';

/** What is wrong with the settings file; the good values stay in force. */
export type SettingsProblem = {
  readonly field: string;
  readonly rule: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** One channel of the PortOne account, for the set-up screen. */
export type ChannelView = {
  readonly pgProvider: string;
  readonly pgId: string;
  readonly sandbox: boolean;
  readonly type: string;
  readonly channelName: string;
  readonly channelKey: string;
};

/** A receipt ready to show. `kind` names the document, for headings and tests. */
export type ReceiptView = {
  readonly of: ReceiptOf;
  readonly print: PrintStanding;
  readonly kind: 'sale' | 'cancel' | 'partial-cancel' | 'unknown' | 'waiting' | 'deposit';
  readonly svg: string;
};
