import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import { isIssuanceId } from '../../domain/points/issuance-id.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { Transport, WireRequest } from '../../ports/transport.ts';
import type { Keys } from '../token.ts';
import { dataOf, unreadable } from './bunjang-answer.ts';
import type { Bunjang, BunjangFailure } from './bunjang-port.ts';
import { balanceOf, issuanceOf } from './issuance-body.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { signToken, uuidV4 } from './sign-token.ts';

/** What the client is made from. One per account and mode. */
export type BunjangOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Null: no keys are known in this run. Asked before every call. */
  readonly keys: () => Keys | null;
};

const points = '/api/v1/points';

/** The Bunjang client. Source: the look-up document, and upstream's pages beside it. */
export function createBunjang(options: BunjangOptions): Bunjang {
  const time = createServerClock(options.clock);
  const send = createSender(options, time);
  return {
    async balance() {
      const answer = await ask(send, time, { method: 'GET', path: `${points}/balance` });
      return read(answer, balanceOf);
    },
    async request({ amountWon, mayStart }) {
      requireAmount(amountWon);
      const body = { amount: amountWon };
      const answer = await send({ method: 'POST', path: `${points}/issuance`, body, mayStart });
      return read(answer, issuanceOf);
    },
    async issuance(issuanceId) {
      const path = `${points}/issuance/${segment(issuanceId)}`;
      return read(await ask(send, time, { method: 'GET', path }), rowOf(issuanceId));
    },
    async cancel(issuanceId, mayStart) {
      const path = `${points}/issuance/${segment(issuanceId)}/cancel`;
      return read(await send({ method: 'POST', path, mayStart }), rowOf(issuanceId));
    },
    clockOffMs: time.offMs,
  };
}

type Call = Pick<WireRequest, 'method' | 'path' | 'body' | 'mayStart'>;
type Answer = Result<unknown, BunjangFailure>;
type Send = (call: Call) => Promise<Answer>;

/** One request with a token of its own; what moves something takes a connection of its own too. */
function createSender({ transport, clock, random, keys }: BunjangOptions, time: ServerClock): Send {
  return async (call) => {
    const own = keys();
    if (!own) return fail({ kind: 'not-sent', sent: false, why: 'keys-missing' });
    const moves = call.method === 'POST';
    const nonce = moves ? uuidV4(random) : null;
    const bearer = signToken(own, { iatS: time.nowS(), nonce });
    const sentMs = clock.wallMs();
    const connection = moves ? 'fresh' : 'warm';
    const answer = await transport.send({ ...call, bearer, connection });
    if (answer.kind === 'answer') time.heard(answer.dateMs, sentMs);
    return dataOf(answer, time.offMs());
  };
}

/** The clocks differ by more than a Date header's own vagueness. */
const clearlyOffMs = 2_000;

/** For look-ups: asked once more when the token was turned away and the clock was wrong when it was made. */
async function ask(send: Send, time: ServerClock, call: Call): Promise<Answer> {
  const before = time.offMs() ?? 0;
  const first = await send(call);
  if (first.ok || first.failure.kind !== 'sign-in') return first;
  const { code, clockOffMs } = first.failure;
  if (clockOffMs === null) return first;
  const corrected = Math.abs(clockOffMs - before) > clearlyOffMs;
  const isLate = code === 'EXPIRED_AUTH_TOKEN';
  return isLate || (code === 'INVALID_AUTH_TOKEN' && corrected) ? send(call) : first;
}

function read<T>(answer: Answer, bodyOf: (data: unknown) => T | null): Result<T, BunjangFailure> {
  if (!answer.ok) return answer;
  const value = bodyOf(answer.value);
  return value === null ? fail(unreadable(200)) : ok(value);
}

/** A row about another issuance is no answer at all. */
function rowOf(issuanceId: string): (data: unknown) => ProviderIssuance | null {
  return (data) => {
    const row = issuanceOf(data);
    return row?.issuanceId === issuanceId ? row : null;
  };
}

// What breaks these was let through by a parser of ours.

function segment(issuanceId: string): string {
  if (!isIssuanceId(issuanceId)) throw new RangeError('not the number of an issuance');
  return issuanceId;
}

function requireAmount(won: number): void {
  if (!Number.isSafeInteger(won) || won < 1) throw new RangeError('not an amount to ask for');
}
