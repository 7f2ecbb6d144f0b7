import type { Won } from '../../preload/views.ts';
import { type Cancel, newCancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import { taxFreeOfCancel } from '../domain/tax.ts';
import { minus } from '../domain/won.ts';
import type { Core } from './core.ts';

/** What a person said yes to: so much of one of the provider's rows. */
export type CancelOrder = {
  readonly merchantUid: string;
  readonly impUid: string;
  readonly amountWon: Won;
  /** What was left of the row when they said yes: the checksum. */
  readonly leftWon: Won;
  readonly reason: string;
};

/** A cancel with an id of its own, its checksum and its share of the tax frozen; not on disk yet. */
export function newCancelOf(core: Core, payment: Payment, order: CancelOrder): Cancel {
  const { merchantUid, impUid, amountWon, leftWon, reason } = order;
  const beforeWon = minus(payment.amountWon, leftWon);
  return newCancel({
    cancelId: core.random.code(6),
    merchantUid,
    impUid,
    amountWon,
    taxFreeWon: taxFreeOfCancel(payment, beforeWon, amountWon),
    checksumWon: leftWon,
    reason,
    createdMs: core.clock.wallMs(),
  });
}
