import type { WireAnswer } from '../ports/transport.ts';
import type { Sighting } from './sent-bytes.ts';

/** What ended an attempt that brought no answer, beside the error itself. */
export type Ending = {
  readonly sighting: Sighting;
  /** Which of our own hands stopped it, if one did. */
  readonly stoppedBy: 'timer' | 'close' | null;
  /** The answer was longer than anyone may send. */
  readonly tooLarge: boolean;
};

const connectTimeoutCodes: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'ETIMEDOUT',
]);

/** OpenSSL's and BoringSSL's words for a certificate or a handshake that cannot be believed. */
const insecureCode =
  /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_|PATH_LENGTH_|ERROR_IN_|UND_ERR_PRX_TLS)/;

/** Answers that arrived but cannot be taken apart: bad compression, bad HTTP. */
const unreadableCode = /^(?:Z_|ERR_ZLIB_|ERR_BROTLI_|ERR__ERROR_|HPE_|HTTPParserError$)/;

/**
 * Names what happened to an attempt that ended in an error. Total. Nothing of the error is kept: it holds
 * the request, and the request holds the token and the customer's password.
 */
export function failureOf(error: unknown, ending: Ending): WireAnswer {
  const codes = codesOf(error);
  return ending.sighting.headersSent
    ? { kind: 'lost', why: lostWhy(codes, ending) }
    : { kind: 'not-sent', why: notSentWhy(codes, ending) };
}

type NotSentWhy = Extract<WireAnswer, { kind: 'not-sent' }>['why'];
type LostWhy = Extract<WireAnswer, { kind: 'lost' }>['why'];

function notSentWhy(codes: readonly string[], { stoppedBy, sighting }: Ending): NotSentWhy {
  if (stoppedBy === 'close' || sighting.takenAway) return 'stopped';
  if (stoppedBy === 'timer') return 'timeout';
  if (sighting.proxyStatus !== null) return sighting.proxyStatus === 407 ? 'insecure' : 'offline';
  if (codes.some((code) => insecureCode.test(code))) return 'insecure';
  return codes.some((code) => connectTimeoutCodes.has(code)) ? 'timeout' : 'offline';
}

function lostWhy(codes: readonly string[], { stoppedBy, sighting, tooLarge }: Ending): LostWhy {
  if (tooLarge || codes.includes('UND_ERR_HEADERS_OVERFLOW')) return 'too-large';
  if (stoppedBy === 'timer') return 'timeout';
  if (sighting.status !== null && sighting.status >= 300 && sighting.status < 400)
    return 'redirect';
  return codes.some((code) => unreadableCode.test(code)) ? 'unreadable' : 'reset';
}

/** The codes and names of an error, of what caused it, and of every address that was tried; ten levels at most. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 10) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const name = error instanceof Error ? [error.name] : [];
  const cause = 'cause' in error ? codesOf(error.cause, depth + 1) : [];
  const tried =
    error instanceof AggregateError ? error.errors.flatMap((e) => codesOf(e, depth + 1)) : [];
  return [...code, ...name, ...cause, ...tried];
}
