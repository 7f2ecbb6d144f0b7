import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Transport } from '../ports/transport.ts';
import { Secret } from '../secrets/secret.ts';
import type { CallFailure } from './call-failure.ts';
import { replyOf } from './envelope.ts';
import { tokenOf } from './small-bodies.ts';

/** The key and secret of the API account. */
export type Keys = { readonly key: Secret; readonly secret: Secret };

/** Why there is no token. The call that needed one was not sent. */
export type TokenFailure = Extract<CallFailure, { kind: 'not-sent' }>;

/** What tokens are asked for with. */
export type TokenOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Null: no keys are known in this run. Asked before every call, so that new keys count at once. */
  readonly keys: () => Keys | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** The access token, asked for once however many need it. */
export type Tokens = {
  get(): Promise<Result<Secret, TokenFailure>>;
  /** Forgets the token, or only `which`: a newer one that came meanwhile is kept. */
  drop(which?: Secret): void;
};

/** A call wants a token that lives at least this long; upstream gives the same one until its last minute. */
const renewBeforeMs = 5 * 60_000;
/** A token with less than this left is not used. */
const uselessBelowMs = 30_000;
/** How long a token that upstream would not renew yet is used before asking again. */
const askAgainAfterMs = 60_000;

type Held = {
  readonly token: Secret;
  readonly keys: Keys;
  readonly endsMs: number;
  readonly askedMs: number;
};
type Flight = { readonly keys: Keys; readonly result: Promise<Result<Held, TokenFailure>> };

/** Source: upstream's getToken; life is `expired_at - now`, counted on the monotonic clock. */
export function createTokens(options: TokenOptions): Tokens {
  const { clock } = options;
  let held: Held | null = null;
  let flight: Flight | null = null;

  const start = (keys: Keys): Flight => {
    const started: Flight = { keys, result: askTwice(options, keys) };
    flight = started;
    void started.result.then((result) => {
      // Dropped meanwhile: the token is given to who waits for it, and not kept.
      if (flight !== started) return;
      flight = null;
      if (result.ok) held = result.value;
    });
    return started;
  };

  const getFor = async (keys: Keys): Promise<Result<Secret, TokenFailure>> => {
    const mine = held && sameKeys(held.keys, keys) ? held : null;
    if (mine && isGood(mine, clock.monotonicMs())) return ok(mine.token);
    const joined = flight && sameKeys(flight.keys, keys) ? flight : start(keys);
    const result = await joined.result;
    if (result.ok) return ok(result.value.token);
    const usable = held === mine && mine !== null && isUsable(mine, clock.monotonicMs());
    return usable && result.failure.why !== 'keys-wrong' ? ok(mine.token) : result;
  };

  return {
    async get() {
      const keys = options.keys();
      return keys ? getFor(keys) : fail(notSent('keys-missing'));
    },
    drop(which) {
      if (which && held?.token !== which) return;
      held = null;
      flight = null;
    },
  };
}

function isGood(held: Held, nowMs: number): boolean {
  if (lifeMs(held, nowMs) > renewBeforeMs) return true;
  return isUsable(held, nowMs) && nowMs - held.askedMs < askAgainAfterMs;
}

function isUsable(held: Held, nowMs: number): boolean {
  return lifeMs(held, nowMs) > uselessBelowMs;
}

function lifeMs(held: Held, nowMs: number): number {
  return held.endsMs - nowMs;
}

function sameKeys(a: Keys, b: Keys): boolean {
  return a.key.reveal() === b.key.reveal() && a.secret.reveal() === b.secret.reveal();
}

/** A second question when the first brings a token in its last seconds: upstream then adds five minutes. */
async function askTwice(options: TokenOptions, keys: Keys): Promise<Result<Held, TokenFailure>> {
  const first = await askOnce(options, keys);
  if (!first.ok || isUsable(first.value, options.clock.monotonicMs())) return first;
  const second = await askOnce(options, keys);
  if (!second.ok) return second;
  const isAlive = lifeMs(second.value, options.clock.monotonicMs()) > 0;
  return isAlive ? second : fail(notSent('offline'));
}

async function askOnce(
  { transport, clock, headers }: TokenOptions,
  keys: Keys,
): Promise<Result<Held, TokenFailure>> {
  // Counted from before the question, so that a slow answer makes the life shorter, not longer.
  const askedMs = clock.monotonicMs();
  const answer = await transport.send({
    method: 'POST',
    path: '/users/getToken',
    headers,
    body: { imp_key: keys.key.reveal(), imp_secret: keys.secret.reveal() },
    connection: 'warm',
  });
  const reply = replyOf(answer);
  if (reply.kind !== 'value') return fail(tokenFailureOf(reply.failure));
  const given = tokenOf(reply.response);
  if (!given) return fail(notSent('offline'));
  return ok({ token: new Secret(given.token), keys, endsMs: askedMs + given.lifeMs, askedMs });
}

/** Statuses under which an envelope means that this pair of keys is not taken. */
const keysRefused: ReadonlySet<number> = new Set([200, 400, 401, 403]);

/** Whatever became of the question for a token, the call itself was not sent. */
function tokenFailureOf(failure: CallFailure): TokenFailure {
  switch (failure.kind) {
    case 'not-sent':
      return failure;
    case 'unauthorised':
      return notSent('keys-wrong');
    case 'refused':
      return notSent(keysRefused.has(failure.status) ? 'keys-wrong' : 'offline');
    case 'no-answer':
      return notSent(failure.why === 'timeout' ? 'timeout' : 'offline');
  }
}

function notSent(why: TokenFailure['why']): TokenFailure {
  return { kind: 'not-sent', sent: false, why };
}
