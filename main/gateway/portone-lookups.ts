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
      return saysNoBreakdown(reply) ? ok(null) : fail(reply.failure);
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

/** The breakdown is for some payment methods only, and refused for others in more than one way. */
function saysNoBreakdown(reply: Exclude<Reply, { kind: 'value' }>): boolean {
  const { failure } = reply;
  if (failure.kind === 'refused') return true;
  return failure.kind === 'no-answer' && failure.status === 405;
}
