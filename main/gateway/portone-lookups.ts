import type { NotProvided } from '../../preload/breakdown-view.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { balanceOf } from './balance-body.ts';
import type { CallFailure } from './call-failure.ts';
import { type Reply, resultOf, senseless } from './envelope.ts';
import { paymentOf } from './portone-body.ts';
import { type Caller, segment } from './portone-caller.ts';
import { readAllPages } from './portone-pages.ts';
import type { PortOne } from './portone-port.ts';
import { channelsOf } from './small-bodies.ts';

/** The calls that only ask. */
export type LookUps = Pick<
  PortOne,
  'payment' | 'find' | 'findAll' | 'balance' | 'byStatus' | 'channels'
>;

const windowDaysMax = 90;
const daySeconds = 86_400;

/** Source: breakdown document (`balance`); upstream's payment look-ups and its channel list. */
export function createLookUps(caller: Caller): LookUps {
  return {
    async payment(impUid, { includeSandbox }) {
      const reply = await caller.ask({
        method: 'GET',
        path: `/payments/${segment(impUid)}`,
        ...(includeSandbox ? { query: { include_sandbox: 'true' } } : {}),
      });
      return onePaymentOf(reply, (row) => row.impUid === impUid);
    },
    async find(merchantUid) {
      const path = `/payments/find/${segment(merchantUid)}`;
      const reply = await caller.ask({ method: 'GET', path });
      return onePaymentOf(reply, (row) => row.merchantUid === merchantUid);
    },
    async findAll(merchantUid) {
      return readAllPages(caller, `/payments/findAll/${segment(merchantUid)}`, {});
    },
    async balance(impUid) {
      const path = `/payments/${segment(impUid)}/balance`;
      const reply = await caller.ask({ method: 'GET', path });
      if (reply.kind === 'value') return ok(balanceOf(reply.response));
      const reason = notProvidedBy(reply.failure);
      return reason ? ok({ provided: false, reason }) : fail(reply.failure);
    },
    async byStatus(status, { fromS, toS }) {
      if (toS < fromS || toS - fromS > windowDaysMax * daySeconds) {
        throw new RangeError('at most 90 days, from before to');
      }
      const window = { from: String(fromS), to: String(toS) };
      return readAllPages(caller, `/payments/status/${status}`, window);
    },
    async channels() {
      const reply = resultOf(await caller.ask({ method: 'GET', path: '/users/pg' }));
      if (!reply.ok) return reply;
      const channels = channelsOf(reply.value);
      return channels ? ok(channels) : fail(senseless);
    },
  };
}

/** Null is the provider's own word; a row about another payment is no answer at all. */
function onePaymentOf(
  reply: Reply,
  isAsked: (row: ProviderPayment) => boolean,
): Result<ProviderPayment | null, CallFailure> {
  if (reply.kind === 'not-found') return ok(null);
  if (reply.kind === 'failure') return fail(reply.failure);
  const row = paymentOf(reply.response);
  return row && isAsked(row) ? ok(row) : fail(senseless);
}

/**
 * The breakdown is for some payment methods only, and refused for others in more than one way. Null: no
 * answer to the question, so that asking again makes sense.
 */
function notProvidedBy(failure: CallFailure): NotProvided | null {
  if (failure.kind === 'no-answer') return failure.status === 405 ? { why: 'not-offered' } : null;
  if (failure.kind !== 'refused') return null;
  const { status, code, message } = failure;
  if (status === 404) return { why: 'not-found' };
  if (status === 405) return { why: 'not-offered' };
  return busyStatuses.has(status) ? null : { why: 'refused', code, message };
}

/** Too many calls, or nobody in: nothing is said about this payment. */
const busyStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
