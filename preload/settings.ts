import type { PaperMm } from './print-views.ts';
import type { BuyerField, Language, Mode, TaxType } from './views.ts';

/** The settings file as the set-up screen edits it. It never holds a key, a secret or a password. */
export type Settings = {
  readonly schemaVersion: 1;
  readonly mode: Mode;
  readonly language: Language;
  readonly shop: {
    readonly name: string;
    /** Ten digits with dashes, as printed on receipts; empty when not given. */
    readonly businessNumber: string;
    readonly owner: string;
    readonly address: string;
    readonly phone: string;
    /** Two to six letters or digits; part of every merchant_uid. */
    readonly tillId: string;
  };
  readonly portone: {
    readonly host: 'https://api.iamport.kr' | 'https://static-api.iamport.kr';
    /** Upstream asks for this one now; `pg` is what the older document takes. Both may be empty. */
    readonly channelKey: string;
    /** `kcp.{site code}`. */
    readonly pg: string;
    /** Left empty, upstream makes every payment a test payment: live refuses to start without it. */
    readonly memberCode: string;
    /** Sub-merchant code, three capital letters or digits; empty for none. */
    readonly tier: string;
    readonly noticeUrl: string;
    /** Sent with every charge as `custom_data` when true: till, order number. */
    readonly sendCustomData: boolean;
  };
  readonly bunjang: {
    /** Where test mode asks about the shop's own points: the origin Bunjang gave; empty for none. */
    readonly stagingUrl: string;
  };
  readonly sale: {
    readonly itemName: string;
    readonly maxWon: number;
    readonly partPayment: boolean;
    readonly partialCancel: boolean;
    readonly buyerFields: readonly BuyerField[];
  };
  /** Charging later what could not be sent: who bears the risk is the shop. */
  readonly deferred: {
    /** Null while no manager has answered: then it is on in training and off elsewhere. */
    readonly on: boolean | null;
    readonly perChargeWon: number;
    readonly sumWon: number;
    readonly count: number;
    readonly ageHours: number;
    /** For customers whose balance was not seen today; null: ₩50,000 in training, nothing elsewhere. */
    readonly unseenWon: number | null;
    /** How long an ID and a password are kept in memory; never longer than a charge may wait. */
    readonly secretMinutes: number;
  };
  readonly tax: { readonly type: TaxType };
  readonly network: {
    readonly proxy: 'none' | 'system' | string;
    readonly trust: 'bundled' | 'system';
  };
  readonly screen: {
    readonly customer: 'second' | 'swivel';
    readonly keypad: '789' | '123';
  };
  readonly printing: {
    /** The operating system's name of the printer; '' is its default printer, null prints nothing. */
    readonly printer: string | null;
    readonly paperMm: PaperMm;
    /** Receipts of charges and cancels made at this counter come out without being asked for. */
    readonly auto: boolean;
  };
};
