import type { Secret } from '../secrets/secret.ts';

/** One HTTP request to the provider. Nothing in it is ever logged. */
export type WireRequest = {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash; segments are already percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bearer?: Secret;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /**
   * Asked once, on a connection that stands, right before the first byte is handed over. False: nothing
   * is sent, and the answer is `not-sent`, `stopped`.
   */
  readonly mayStart?: () => boolean;
  /** A charge takes a connection of its own; look-ups share a warm one. */
  readonly connection: 'fresh' | 'warm';
};

/**
 * What came of one request. `not-sent` only when no request byte was handed to a connected socket for
 * this request, in this process life; everything that is not an answer and not that is `lost`.
 */
export type WireAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** The parsed JSON; null when the body was not JSON (`text` then says what kind it was). */
      readonly json: unknown;
      readonly isJson: boolean;
      /** The server's Date header as epoch ms, or null. */
      readonly dateMs: number | null;
    }
  | { readonly kind: 'not-sent'; readonly why: 'offline' | 'insecure' | 'timeout' | 'stopped' }
  | {
      readonly kind: 'lost';
      readonly why: 'timeout' | 'reset' | 'too-large' | 'redirect' | 'unreadable';
    };

/** The door to the network; the simulator brings its own. */
export type Transport = {
  send(request: WireRequest): Promise<WireAnswer>;
};
