import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Transport, WireRequest } from '../ports/transport.ts';
import type { Secret } from '../secrets/secret.ts';
import type { CallFailure } from './call-failure.ts';
import { type Reply, replyOf } from './envelope.ts';
import { isUid } from './limits.ts';
import { createTokens, type Keys } from './token.ts';

/** One call, without token and connection. */
export type Call = Pick<WireRequest, 'method' | 'path' | 'query' | 'body' | 'mayStart'>;

/** Sends calls with the account's token. */
export type Caller = {
  /** For calls that move no money: asked once more with a new token after a 401. */
  ask(call: Call): Promise<Reply>;
  /** For calls that move money: one request on a connection of its own, never repeated. */
  post(call: Call): Promise<Reply>;
  signIn(): Promise<Result<null, CallFailure>>;
  dropToken(): void;
};

export type CallerOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly keys: () => Keys | null;
  /** Sub-merchant code, sent with every call; empty for none. */
  readonly tier: string;
};

/** Source: upstream's authentication guide (Bearer, one repeat after 401) and its Tier header. */
export function createCaller({ transport, clock, keys, tier }: CallerOptions): Caller {
  const headers: Readonly<Record<string, string>> = tier === '' ? {} : { tier };
  const tokens = createTokens({ transport, clock, keys, headers });

  const send = async (
    call: Call,
    connection: WireRequest['connection'],
  ): Promise<{ readonly reply: Reply; readonly token: Secret | null }> => {
    const token = await tokens.get();
    if (!token.ok) return { reply: { kind: 'failure', failure: token.failure }, token: null };
    const bearer = token.value;
    const answer = await transport.send({ ...call, headers, bearer, connection });
    return { reply: replyOf(answer), token: bearer };
  };

  return {
    async ask(call) {
      const first = await send(call, 'warm');
      if (first.token === null || !isUnauthorised(first.reply)) return first.reply;
      tokens.drop(first.token);
      return (await send(call, 'warm')).reply;
    },
    post: async (call) => (await send(call, 'fresh')).reply,
    async signIn() {
      const token = await tokens.get();
      return token.ok ? ok(null) : fail(token.failure);
    },
    dropToken: () => tokens.drop(),
  };
}

/** A payment's number as one segment of a path. Throws for what no payment can be called. */
export function segment(uid: string): string {
  if (!isUid(uid)) throw new Error('not a payment number');
  return encodeURIComponent(uid);
}

function isUnauthorised(reply: Reply): boolean {
  return reply.kind === 'failure' && reply.failure.kind === 'unauthorised';
}
