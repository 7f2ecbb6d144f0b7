/** Which call of the provider; a cancel and a charge move money. */
export type Route =
  | 'token'
  | 'point'
  | 'charge'
  | 'cancel'
  | 'payment'
  | 'find'
  | 'find-all'
  | 'balance'
  | 'by-status'
  | 'channels'
  | 'other';

/** What goes over the wire, as the transport port sees it. `request` is unique in the run. */
export type WireEvent =
  /** The till handed a request to the transport; whether a byte left, its `answer` says. */
  | {
      readonly event: 'request-sent';
      readonly request: number;
      readonly route: Route;
      readonly merchantUid: string | null;
      readonly impUid: string | null;
      readonly amountWon: number | null;
      readonly checksumWon: number | null;
      /** Of a list: which page was asked for, from 1; null for everything else. */
      readonly page: number | null;
      /** Of a cancel: the id at the end of its reason (`… #C7F3K2`), or null. */
      readonly cancelId: string | null;
      /** The API account whose token it carries; null without one. */
      readonly account: string | null;
      /** Any digest of the body without the customer's ID and password. */
      readonly bodyHash: string;
    }
  /** What the till got for it. A request without this line ended with its process life. */
  | {
      readonly event: 'answer';
      readonly request: number;
      readonly end: 'delivered' | 'lost' | 'not-sent';
      /** Of a delivered one; null otherwise. */
      readonly status: number | null;
      /** The envelope's code; null when it was not a complete envelope of the provider. */
      readonly code: number | null;
      /** False where the provider's own words leave open whether it is done: try later, duplicate, busy. */
      readonly isFinal: boolean;
      /** The payments in the answer: [] is the provider's own *nothing*; null when it says nothing. */
      readonly rows: readonly ServerRow[] | null;
      /** Of a list: whether this was its last page; true for everything else. */
      readonly lastPage: boolean;
    };

/** A payment as the provider has it, or shows it. */
export type ServerRow = {
  readonly impUid: string;
  readonly merchantUid: string;
  readonly amountWon: number;
  readonly cancelledWon: number;
  /** `ready`, `paid`, `cancelled`, `failed`, or another word. */
  readonly status: string;
  readonly currency: string;
  /** True where the provider handles it as a test; null where the answer does not say. */
  readonly sandbox: boolean | null;
};

/** What the server does. */
export type ServerEvent =
  /** The request arrived, whatever becomes of its answer. */
  | { readonly event: 'server-received'; readonly request: number }
  /** A row came to be or changed. `request` null: by somebody else's till. */
  | {
      readonly event: 'server-committed';
      readonly request: number | null;
      readonly row: ServerRow;
    }
  /** Said no; nothing moved. */
  | {
      readonly event: 'server-refused';
      readonly request: number;
      readonly status: number;
      readonly code: number | null;
    }
  /** Money was given back. `request` null: somebody did it elsewhere. */
  | {
      readonly event: 'server-cancelled';
      readonly request: number | null;
      readonly impUid: string;
      readonly merchantUid: string;
      readonly amountWon: number;
      readonly cancelId: string | null;
      /** What can be cancelled afterwards. */
      readonly remainingWon: number;
    };
