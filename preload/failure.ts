/** What became of the customer's points. Every message about a payment names one of these. */
export type MoneyState = 'not-charged' | 'charged' | 'checking' | 'untouched';

/**
 * Why a payment or a cancel did not happen, as the sentence a person needs. Mostly mapped from upstream
 * codes; the first three are found out by looking up.
 */
export type DeclineReason =
  /** After an answer was lost: the provider shows nothing, so nothing was taken. */
  | 'not-charged'
  /** The shop's own API account was turned away twice. */
  | 'shop-sign-in'
  /** Live till, but the provider handled it as a test: nothing was taken, tell the manager. */
  | 'test-payment'
  | 'credentials'
  | 'too-many-tries'
  | 'short'
  | 'limit'
  | 'amount'
  | 'later'
  | 'duplicate'
  | 'crossed'
  | 'window'
  | 'merchant'
  | 'address-blocked'
  | 'already-cancelled'
  | 'not-found'
  | 'checksum'
  | 'partial-refused'
  | 'cancel-busy'
  | 'not-cancellable'
  | 'settlement'
  | 'other';

/** The rule a value broke. The renderer has a sentence for each, in both languages. */
export type Rule =
  | 'missing'
  | 'not-an-object'
  | 'not-text'
  | 'not-a-number'
  | 'whole-won'
  | 'above-zero'
  | 'over-limit'
  | 'too-long'
  | 'too-many-digits'
  | 'has-spaces'
  | 'has-control'
  | 'one-of'
  | 'not-a-url'
  | 'not-https'
  | 'not-base64'
  | 'live-address'
  | 'not-loopback'
  | 'not-json'
  | 'unreadable'
  | 'unknown-field'
  | 'newer-version'
  | 'format'
  | 'only-in-development'
  | 'while-open'
  | 'points-open'
  | 'open-elsewhere'
  | 'cannot-tell'
  | 'not-now'
  | 'too-short'
  | 'too-early'
  | 'belongs-elsewhere'
  | 'other-amount'
  | 'not-found'
  /** Nothing to print on: this PC has no printer, or not the one that is set. */
  | 'no-printer'
  /** The print service of this PC does not answer. */
  | 'no-print-service'
  /** The settings say that this till prints nothing. */
  | 'off'
  /** The print service did not take it: nothing is on paper. */
  | 'not-printed'
  /** It may be on paper, in part or whole. */
  | 'print-unsure'
  /** It is with the printer already, and cannot be taken back. */
  | 'being-printed'
  /** No picture of the document could be made. */
  | 'not-drawn'
  /** A file could not be written there: no room, no permission, the folder is gone, or anything else. */
  | 'no-room'
  | 'no-permission'
  | 'no-folder'
  | 'not-written'
  | 'our-page-only';

/**
 * What is wrong with the till's own records. The first three refuse writing. With the last two new money
 * acts are held, and open ones are still looked up: `damaged`, parts cannot be read or were changed from
 * outside; `older-copy`, the file is not the one this till ended with.
 */
export type StorageState = 'full' | 'read-only' | 'broken' | 'in-use' | 'damaged' | 'older-copy';

/** A value that was not accepted: which field, which rule, and the figures the sentence needs. */
export type Refusal = {
  readonly kind: 'refused';
  readonly field: string;
  readonly rule: Rule;
  /** For example `{ limit: 40, was: 52 }` or `{ allowed: 'training, test, live' }`. */
  readonly detail?: Readonly<Record<string, string | number>>;
};

/**
 * Why Bunjang did not do what was asked about the shop's own points. `clock`: turned away because this
 * PC's clock is wrong. `one-ready`: one is open already, `code` names it. `not-ready`: only one that waits
 * for its deposit can be cancelled. `unknown-outcome`: what became of it is not known.
 */
export type PointsReason =
  | 'sign-in'
  | 'clock'
  | 'not-found'
  | 'permission'
  | 'too-many'
  | 'bad-request'
  | 'not-ready'
  | 'one-ready'
  | 'server'
  | 'unknown-outcome'
  /** This mode has no Bunjang. */
  | 'unavailable';

/** Why an act did not happen, or did not end as hoped. `money` says what became of the points. */
export type Failure =
  | Refusal
  | { readonly kind: 'busy'; readonly orderNo: string }
  | { readonly kind: 'offline'; readonly money: MoneyState }
  | { readonly kind: 'insecure'; readonly money: MoneyState }
  /** The till itself held it back at the last moment: another program has the ledger, the PC slept, or it is closing. */
  | { readonly kind: 'stopped'; readonly money: MoneyState }
  | { readonly kind: 'keychain'; readonly state: 'locked' | 'absent' }
  | { readonly kind: 'keys'; readonly state: 'missing' | 'wrong' }
  | {
      readonly kind: 'declined';
      readonly reason: DeclineReason;
      readonly money: MoneyState;
      /** Upstream's code and words, for the details panel and support only. */
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'no-answer'; readonly money: MoneyState }
  | { readonly kind: 'storage'; readonly state: StorageState }
  | { readonly kind: 'not-allowed' }
  /** About the shop's own Bunjang points; no customer's points are ever touched by these. */
  | {
      readonly kind: 'points';
      readonly reason: PointsReason;
      /** Bunjang's code and words, as sent. */
      readonly code: string;
      readonly message: string;
      /** Bunjang's clock minus this PC's, in ms, where it is known. */
      readonly clockOffMs: number | null;
    }
  /** A charge that waited was sent before it could be taken back. */
  | { readonly kind: 'too-late'; readonly money: MoneyState }
  | { readonly kind: 'bug'; readonly ticket: string; readonly money: MoneyState };
