import type { Won } from '../../../preload/views.ts';
import type { PointBalance, ProviderIssuance } from '../../domain/points/issuance.ts';
import type { Result } from '../../domain/result.ts';

/**
 * Why a call to Bunjang gave no value. `sent`: may Bunjang have received it? Codes and reasons are as
 * sent, the misspelt `UNKWOWN_ERROR` too; a code is the HTTP status where the body names none.
 */
export type BunjangFailure =
  /** No request byte left this process. */
  | {
      readonly kind: 'not-sent';
      readonly sent: false;
      readonly why: 'offline' | 'insecure' | 'timeout' | 'stopped' | 'keys-missing';
    }
  /** A complete error body with 401: turned away at the door, nothing was done. */
  | {
      readonly kind: 'sign-in';
      readonly sent: true;
      readonly code: string;
      /** Bunjang's clock minus this PC's; null when no answer ever told its time. */
      readonly clockOffMs: number | null;
    }
  /** A complete error body with 404: there is no such issuance. */
  | { readonly kind: 'not-found'; readonly sent: true; readonly code: string }
  /** A complete error body with another 4xx: nothing was done. */
  | {
      readonly kind: 'refused';
      readonly sent: true;
      readonly status: number;
      readonly code: string;
      readonly reason: string;
    }
  /** A complete error body with 5xx: what became of a request is not known. */
  | {
      readonly kind: 'server';
      readonly sent: true;
      readonly status: number;
      readonly code: string;
      readonly reason: string;
    }
  /** Sent, and no answer that can be believed came back. */
  | {
      readonly kind: 'no-answer';
      readonly sent: true;
      readonly why: 'timeout' | 'reset' | 'too-large' | 'redirect' | 'unreadable';
      readonly status: number | null;
    };

/** The calls about the shop's own points. None throws for what a network or a server can do. */
export type Bunjang = {
  balance(): Promise<Result<PointBalance, BunjangFailure>>;
  /**
   * Asks for points: one POST on a connection of its own, never repeated, not even after a 401. Ask for
   * the balance first: it moves nothing, and measures the clock that the POST is signed with.
   */
  request(order: {
    readonly amountWon: Won;
    /** Asked right before the first byte; false: nothing is sent. */
    readonly mayStart: () => boolean;
  }): Promise<Result<ProviderIssuance, BunjangFailure>>;
  /** What Bunjang says of one issuance now; it moves nothing. */
  issuance(issuanceId: string): Promise<Result<ProviderIssuance, BunjangFailure>>;
  /** One POST, never repeated. */
  cancel(
    issuanceId: string,
    mayStart: () => boolean,
  ): Promise<Result<ProviderIssuance, BunjangFailure>>;
  /** Bunjang's clock minus this PC's, as last seen in a Date header; null before the first answer. */
  clockOffMs(): number | null;
};
