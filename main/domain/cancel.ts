import type { DeclineReason } from '../../preload/failure.ts';
import type { CancelState } from '../../preload/payment-views.ts';
import type { Won } from '../../preload/views.ts';

/** What is fixed when a cancel is asked for. The checksum is frozen: a mismatch needs a person. */
export type CancelFacts = {
  /** Six characters; the end of the reason that is sent, and how a lost answer is found again. */
  readonly cancelId: string;
  readonly merchantUid: string;
  readonly impUid: string;
  readonly amountWon: Won;
  /** The tax-free share sent with it, or null. */
  readonly taxFreeWon: Won | null;
  /** What we believed was still cancellable. */
  readonly checksumWon: Won;
  /** As the cashier chose or typed it. */
  readonly reason: string;
  readonly createdMs: number;
};

/** One cancel and where it stands. */
export type Cancel = CancelFacts & {
  readonly state: CancelState;
  readonly version: number;
  readonly declined: DeclineReason | null;
  readonly code: string;
  readonly message: string;
  /** The provider's own cancel transaction, when done. */
  readonly pgTid: string | null;
  readonly receiptUrl: string | null;
  readonly doneMs: number | null;
  readonly updatedMs: number;
};

/** What may happen to a cancel. */
export type CancelStep =
  | { readonly step: 'send' }
  | { readonly step: 'lose-sight' }
  | {
      readonly step: 'finish';
      readonly pgTid: string | null;
      readonly receiptUrl: string | null;
      readonly doneMs: number;
    }
  | {
      readonly step: 'refuse';
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
    }
  /** Not sent, or looked up for the settle time without a trace. */
  | { readonly step: 'give-up' }
  | { readonly step: 'call-person' };

const allowedFrom: { readonly [S in CancelStep['step']]: readonly CancelState[] } = {
  // Sending again after *not cancelled* keeps the same checksum, so at most one can take effect.
  send: ['created', 'not-cancelled'],
  'lose-sight': ['sending'],
  finish: ['sending', 'unknown', 'needs-person', 'not-cancelled', 'refused'],
  refuse: ['sending', 'unknown'],
  'give-up': ['created', 'sending', 'unknown'],
  'call-person': ['created', 'sending', 'unknown'],
};

const stateAfter: { readonly [S in CancelStep['step']]: CancelState } = {
  send: 'sending',
  'lose-sight': 'unknown',
  finish: 'done',
  refuse: 'refused',
  'give-up': 'not-cancelled',
  'call-person': 'needs-person',
};

/** A cancel that was just asked for; nothing has been sent. */
export function newCancel(facts: CancelFacts): Cancel {
  return {
    ...facts,
    state: 'created',
    version: 1,
    declined: null,
    code: '',
    message: '',
    pgTid: null,
    receiptUrl: null,
    doneMs: null,
    updatedMs: facts.createdMs,
  };
}

/** The cancel after one step, one version later. Throws on an edge that is not allowed. */
export function advanceCancel(cancel: Cancel, step: CancelStep, nowMs: number): Cancel {
  if (!allowedFrom[step.step].includes(cancel.state)) {
    throw new Error(`cancel cannot ${step.step} from ${cancel.state}`);
  }
  const next = {
    ...cancel,
    state: stateAfter[step.step],
    version: cancel.version + 1,
    updatedMs: nowMs,
  };
  if (step.step === 'finish') {
    const { pgTid, receiptUrl, doneMs } = step;
    return { ...next, pgTid, receiptUrl, doneMs };
  }
  if (step.step === 'refuse') {
    const { reason, code, message } = step;
    return { ...next, declined: reason, code, message };
  }
  return next;
}

/** The reason as it is sent: the person's words and our id, at most 256 characters. */
export function wireReasonOf(cancel: Pick<CancelFacts, 'reason' | 'cancelId'>): string {
  const tail = ` #${cancel.cancelId}`;
  return `${[...cancel.reason].slice(0, 256 - tail.length).join('')}${tail}`;
}
