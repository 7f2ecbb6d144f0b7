import type { Failure, Refusal, Rule } from '../../preload/failure.ts';
import type { HandSettlement, Settled } from '../../preload/hand-settlement.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Authorise } from './authorise.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';

/** Looks the payment up now; resolves when what follows is written down. */
type Look = (merchantUid: string) => Promise<unknown>;

/**
 * A manager settles, on evidence, what look-ups could not. After the yes it is looked up once more: what
 * that shows counts, and only when it shows nothing does the manager's word. It stays flagged, and is
 * looked up on, until the provider agrees.
 */
export async function settleByHand(
  core: Core,
  authorise: Authorise,
  look: Look,
  said: HandSettlement,
): Promise<Result<Settled, Failure>> {
  const before = refusalOf(core, said);
  if (before) return fail(before);
  const { merchantUid, as } = said;
  const asked = core.ledger.read.payment(merchantUid);
  if (!asked) return fail(refused('merchantUid', 'not-found'));
  const { orderNo, amountWon } = asked;
  const yes = await authorise({ kind: 'settle-by-hand', merchantUid, orderNo, amountWon, as });
  if (!yes) return fail({ kind: 'not-allowed' });
  if (isUnknown(core, merchantUid)) await look(merchantUid);
  const payment = core.ledger.read.payment(merchantUid);
  if (payment?.state.at !== 'unknown') return ok({ by: 'look-up' });
  const still = refusalOf(core, said);
  if (still) return fail(still);
  write(core, payment, said);
  return ok({ by: 'hand' });
}

function write(core: Core, payment: Payment, said: HandSettlement): void {
  const { merchantUid } = payment;
  const nowMs = core.clock.wallMs();
  const impUid = said.as === 'paid' ? said.impUid : null;
  core.ledger.write('manager', (tx) => {
    tx.audit('settled-by-hand', merchantUid, { as: said.as, evidence: said.evidence, impUid });
    saveWithFollowUp(core, tx, advance(payment, stepOf(said, nowMs), nowMs));
  });
  core.longOpen.forget(merchantUid);
  core.changed(merchantUid);
}

/** When it was paid nobody knows: the time of the settlement stands in until a look-up tells. */
function stepOf(said: HandSettlement, nowMs: number): Step {
  const { evidence } = said;
  if (said.as === 'not-charged') return { step: 'settle-by-hand', as: 'not-charged', evidence };
  const unsaid = { pgTid: null, approvalNo: null, receiptUrl: null };
  const paid = { impUid: said.impUid, ...unsaid, paidMs: nowMs };
  return { step: 'settle-by-hand', as: 'paid', paid, evidence };
}

/** What is wrong with it before anybody is asked; null when nothing is. */
function refusalOf(core: Core, said: HandSettlement): Failure | null {
  const { merchantUid } = said;
  const stopped = core.ledger.stopped();
  if (stopped) return { kind: 'storage', state: stopped.kind };
  if (core.ledger.read.payment(merchantUid) === null) return refused('merchantUid', 'not-found');
  if (!isUnknown(core, merchantUid)) return refused('merchantUid', 'not-now');
  return said.as === 'paid' ? impUidFault(core, said.impUid) : tooEarly(core, merchantUid);
}

/** A transaction belongs to one payment. */
function impUidFault(core: Core, impUid: string): Refusal | null {
  const owner = core.ledger.read.paymentByImpUid(impUid);
  return owner ? refused('impUid', 'belongs-elsewhere', { orders: owner.orderNo }) : null;
}

/** Before the settle time is over the provider may still charge it: no evidence is worth anything. */
function tooEarly(core: Core, merchantUid: string): Refusal | null {
  const leftMs = core.settling.leftMs(merchantUid);
  if (leftMs <= 0) return null;
  return refused('as', 'too-early', { seconds: Math.ceil(leftMs / 1_000) });
}

function isUnknown(core: Core, merchantUid: string): boolean {
  return core.ledger.read.payment(merchantUid)?.state.at === 'unknown';
}

function refused(field: string, rule: Rule, detail?: NonNullable<Refusal['detail']>): Refusal {
  return { kind: 'refused', field: `settle.${field}`, rule, ...(detail ? { detail } : {}) };
}
