import type { BreakdownView } from '../../preload/breakdown-view.ts';
import type { Failure } from '../../preload/failure.ts';
import type { KeptBreakdown } from '../domain/breakdown.ts';
import type { BalanceReading } from '../domain/provider-balance.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import {
  type BreakdownMemory,
  createBreakdownMemory,
  type PaidPayment,
  paidPaymentOf,
} from './breakdown-memory.ts';
import type { Core } from './core.ts';
import { hear } from './hear.ts';
import { askingFor } from './same-account.ts';

/** What the provider says about the parts of paid amounts. Nothing about money is judged by it. */
export type Breakdowns = {
  /** Asks now; who asks meanwhile gets the same answer. *No answer* is a view too, no failure. */
  ask(merchantUid: string): Promise<Result<BreakdownView, Failure>>;
  /** What is known already; null when it never was asked. */
  view(merchantUid: string): BreakdownView | null;
  /** To be called with every change: asks anew once a cancel of this till is done. */
  paymentChanged(merchantUid: string): void;
};

type Asked = Promise<Result<BreakdownView, Failure>>;

export function createBreakdowns(core: Core): Breakdowns {
  const memory = createBreakdownMemory(core);
  const underway = new Map<string, Asked>();
  const doneCancels = new Map<string, number>();

  function ask(merchantUid: string): Asked {
    const before = underway.get(merchantUid);
    if (before !== undefined) return before;
    const asked = askNow(core, memory, merchantUid).finally(() => underway.delete(merchantUid));
    underway.set(merchantUid, asked);
    return asked;
  }

  /** Whoever cancelled waits for no breakdown: what comes of it is told as a change. */
  async function askAnew(merchantUid: string): Promise<void> {
    try {
      // One that is under way may have been answered before the cancel.
      await underway.get(merchantUid);
      await ask(merchantUid);
      core.changed(merchantUid);
    } catch (error) {
      core.reportBug(error, 'breakdown');
    }
  }

  return {
    ask,
    view(merchantUid) {
      const payment = paidPaymentOf(core, merchantUid);
      return payment && memory.view(payment);
    },
    paymentChanged(merchantUid) {
      const payment = paidPaymentOf(core, merchantUid);
      if (!payment || payment.state.cancelledWon === 0) return;
      const cancels = core.ledger.read.cancels(merchantUid);
      const done = cancels.filter(({ state }) => state === 'done').length;
      if (done <= (doneCancels.get(merchantUid) ?? 0)) return;
      doneCancels.set(merchantUid, done);
      void core.track(askAnew(merchantUid));
    },
  };
}

async function askNow(core: Core, memory: BreakdownMemory, merchantUid: string): Asked {
  const payment = paidPaymentOf(core, merchantUid);
  if (!payment) {
    return fail(refused(core.ledger.read.payment(merchantUid) ? 'not-now' : 'not-found'));
  }
  const asking = askingFor(core, payment);
  if (!asking) return fail(refused('not-now'));
  const { impUid } = payment.state.paid;
  const reply = await asking.portone.balance(impUid);
  hear(core, reply);
  // A cancel may have been done meanwhile.
  const now = paidPaymentOf(core, merchantUid) ?? payment;
  keepReply(core, memory, { payment: now, impUid, reply });
  const view = memory.view(now);
  return view ? ok(view) : fail(refused('not-now'));
}

type Heard = {
  readonly payment: PaidPayment;
  /** The row that was asked about. */
  readonly impUid: string;
  readonly reply: Result<BalanceReading, CallFailure>;
};

function keepReply(core: Core, memory: BreakdownMemory, { payment, impUid, reply }: Heard): void {
  const { merchantUid } = payment;
  const atMs = core.clock.wallMs();
  const kept = memory.kept(payment);
  if (!reply.ok) {
    memory.remember(merchantUid, { answer: { is: 'no-answer', atMs }, impUid, kept });
  } else if (!reply.value.provided) {
    const { reason } = reply.value;
    memory.remember(merchantUid, { answer: { is: 'not-provided', atMs, reason }, impUid, kept });
  } else {
    const { cancelledWon } = payment.state;
    const { balance } = reply.value;
    const provided = { merchantUid, impUid, atMs, cancelledWon, balance };
    memory.remember(merchantUid, { answer: { is: 'provided', atMs }, impUid, kept: provided });
    keepInLedger(core, provided);
  }
}

/** A disk that refuses takes nothing from the screen. */
function keepInLedger(core: Core, breakdown: KeptBreakdown): void {
  try {
    core.ledger.write('till', (tx) => tx.insertBreakdown(breakdown));
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
  }
}

function refused(rule: 'not-found' | 'not-now'): Failure {
  return { kind: 'refused', field: 'payment.merchantUid', rule };
}
