/**
 * Why a call to the provider gave no value. `sent` is the question that decides about money: may the
 * provider have received it?
 */
export type CallFailure =
  /** No request byte left this process. */
  | {
      readonly kind: 'not-sent';
      readonly sent: false;
      readonly why: 'offline' | 'insecure' | 'timeout' | 'stopped' | 'keys-missing' | 'keys-wrong';
    }
  /** A complete envelope with HTTP 401: turned away at the door. */
  | { readonly kind: 'unauthorised'; readonly sent: true }
  /** A complete envelope with code other than 0. */
  | {
      readonly kind: 'refused';
      readonly sent: true;
      readonly status: number;
      readonly code: number;
      readonly message: string;
    }
  /** Sent, and no answer that can be believed came back. */
  | {
      readonly kind: 'no-answer';
      readonly sent: true;
      readonly why: 'timeout' | 'reset' | 'too-large' | 'redirect' | 'unreadable';
      readonly status: number | null;
    };
