import type { Failure } from '../../preload/failure.ts';
import { tillPrefixOf } from '../domain/merchant-uid.ts';
import type { Payment } from '../domain/payment.ts';
import { advance, mayStep } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { bringUpToDate, takenOf } from './adopt.ts';
import { type TakenRows, writeAdopted } from './adopted-payment.ts';
import type { Core } from './core.ts';
import { notSentFailureOf } from './failures.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { hear } from './hear.ts';
import { stepOfReading } from './judge-paid.ts';

/** How far reading the provider's list has come. */
export type RestoreProgress = {
  readonly daysDone: number;
  readonly daysInAll: number;
  /** Payments that were missing and are in the ledger now. */
  readonly adopted: number;
  /** Payments that the ledger had otherwise than the provider. */
  readonly corrected: number;
};

type Hands = {
  readonly progress: (so: RestoreProgress) => void;
  /** True once a person wants it to end; what was taken over stays. */
  readonly isStopped: () => boolean;
};

const dayS = 86_400;
/** A ledger that knows nothing asks for this many days back; upstream's own limit for one question. */
export const daysBackMax = 90;

/**
 * Reads all payments of this till from the provider's list, day by day from shortly before the ledger's
 * last one, takes over what is missing, and brings the others up to date. Null when it was stopped: then
 * it is not complete and must be begun again.
 */
export async function restoreFromProvider(
  core: Core,
  { progress, isStopped }: Hands,
): Promise<Result<RestoreProgress | null, Failure>> {
  const nowS = Math.floor(core.clock.wallMs() / 1_000);
  const fromS = firstSecond(core, nowS);
  const daysInAll = Math.ceil((nowS - fromS + 1) / dayS);
  let so: RestoreProgress = { daysDone: 0, daysInAll, adopted: 0, corrected: 0 };
  progress(so);
  for (let day = 0; day < daysInAll; day += 1) {
    if (isStopped()) return ok(null);
    const dayFromS = fromS + day * dayS;
    const toS = Math.min(dayFromS + dayS - 1, nowS);
    const listed = await core.portone.byStatus('all', { fromS: dayFromS, toS });
    hear(core, listed);
    if (!listed.ok) return fail(notSentFailureOf(listed.failure, 'untouched'));
    const done = await takeOver(core, listed.value);
    if (!done.ok) return done;
    so = {
      ...so,
      daysDone: day + 1,
      adopted: so.adopted + done.value.adopted,
      corrected: so.corrected + done.value.corrected,
    };
    progress(so);
  }
  core.ledger.write('manager', (tx) => {
    tx.audit('restored', 'ledger', { adopted: so.adopted, corrected: so.corrected });
  });
  return ok(so);
}

/** Two days before the newest payment: what was open then may have ended since. */
function firstSecond(core: Core, nowS: number): number {
  const newestMs = newestOwnMs(core, nowS * 1_000);
  const earliestS = nowS - daysBackMax * dayS + 1;
  if (newestMs === null) return earliestS;
  return Math.max(earliestS, Math.floor(newestMs / 1_000) - 2 * dayS);
}

const pageLimit = 100;

/**
 * When this ledger itself last made a payment. One that was taken over says nothing of those around it,
 * and neither does one from a future that a clock once showed.
 */
function newestOwnMs({ ledger }: Core, nowMs: number): number | null {
  let before: string | null = null;
  for (;;) {
    const page = ledger.read.page({ day: null, before, limit: pageLimit });
    const own = page.find((each) => each.adopted === null && each.createdMs <= nowMs);
    if (own) return own.createdMs;
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return null;
    before = last.merchantUid;
  }
}

type Counts = Pick<RestoreProgress, 'adopted' | 'corrected'>;

async function takeOver(
  core: Core,
  rows: readonly ProviderPayment[],
): Promise<Result<Counts, Failure>> {
  const prefix = tillPrefixOf(core.account.mode, core.settings().shop.tillId);
  const own = rows.filter(({ merchantUid }) => merchantUid.startsWith(prefix));
  const numbers = new Set(own.map(({ merchantUid }) => merchantUid));
  let counts: Counts = { adopted: 0, corrected: 0 };
  for (const merchantUid of numbers) {
    const taken = takenOf(own.filter((row) => row.merchantUid === merchantUid));
    if (!taken) continue;
    const known = core.ledger.read.payment(merchantUid);
    if (known) {
      const corrected = await correct(core, known, taken);
      counts = { ...counts, corrected: counts.corrected + (corrected ? 1 : 0) };
      continue;
    }
    const adopted = await writeAdopted(core, taken);
    if (adopted.ok) counts = { ...counts, adopted: counts.adopted + 1 };
    // A test payment in live is nobody's money; without an answer the list is not complete.
    else if (adopted.failure.kind !== 'declined') return adopted;
  }
  return ok(counts);
}

/** True when the ledger said something else than the provider does. */
async function correct(core: Core, payment: Payment, taken: TakenRows): Promise<boolean> {
  const { first } = taken;
  if (payment.state.at === 'paid') {
    if (payment.state.paid.impUid !== first.impUid) return false;
    const differs = payment.state.cancelledWon !== first.cancelAmountWon;
    if (differs) bringUpToDate(core, payment, first);
    return differs;
  }
  if (first.amountWon !== payment.amountWon) return false;
  const step = await stepOfReading(core, { kind: 'paid', ...taken, alarm: null });
  const now = core.ledger.read.payment(payment.merchantUid);
  if (step?.step !== 'pay' || !now || !mayStep(now.state.at, 'pay')) return false;
  core.ledger.write('till', (tx) =>
    saveWithFollowUp(core, tx, advance(now, step, core.clock.wallMs())),
  );
  core.changed(payment.merchantUid);
  return true;
}
