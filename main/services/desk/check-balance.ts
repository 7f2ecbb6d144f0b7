import type { DeclineReason } from '../../../preload/failure.ts';
import type { Won } from '../../../preload/views.ts';
import type { NotSentWhy } from '../../domain/charge-outcome.ts';
import { maskOf } from '../../domain/mask.ts';
import { advance, mayStep } from '../../domain/payment-steps.ts';
import { fail } from '../../domain/result.ts';
import type { Credentials } from '../../gateway/portone-port.ts';
import { chargeAnswerOf } from '../charge-answer.ts';
import type { Core } from '../core.ts';
import { hear } from '../hear.ts';
import { isWiped } from '../wiped.ts';

/** What asking for the balance came to. It moves nothing, so it may be asked twice. */
export type Checked =
  | { readonly kind: 'balance'; readonly balanceWon: Won }
  | {
      readonly kind: 'refused';
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'not-sent'; readonly why: NotSentWhy };

/** Asks for the customer's points; one more time when the answer was lost. */
export async function checkBalance(core: Core, who: Credentials): Promise<Checked> {
  const first = await core.portone.point(who);
  const lost = !first.ok && first.failure.kind === 'no-answer';
  // Stopped meanwhile: what was typed is gone, and nobody waits for the answer.
  const reply = lost && !isWiped(who) ? await core.portone.point(who) : first;
  hear(core, reply);
  if (reply.ok) return { kind: 'balance', balanceWon: reply.value };

  const answer = chargeAnswerOf(fail(reply.failure));
  if (answer.kind === 'refused') {
    const { reason, code, message } = answer;
    return { kind: 'refused', reason, code, message };
  }
  if (answer.kind === 'at-door') return { kind: 'not-sent', why: 'keys' };
  return { kind: 'not-sent', why: answer.kind === 'not-sent' ? answer.why : 'offline' };
}

/** Keeps the two traces of a customer that are allowed: the mask, and the tag under a keychain key. */
export function rememberCustomer(
  core: Core,
  merchantUid: string,
  who: Credentials,
  tag: string | null,
): void {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment || !mayStep(payment.state.at, 'know-customer')) return;
  const step = { step: 'know-customer', mask: maskOf(who.user.toString()), tag } as const;
  const next = advance(payment, step, core.clock.wallMs());
  core.ledger.write('till', (tx) => tx.savePayment(next));
}
