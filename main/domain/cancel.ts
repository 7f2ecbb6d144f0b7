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
  /** What the provider showed as left when it was not the checksum: why a person was called. */
  readonly foundWon: Won | null;
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
  /** Nothing left this machine: it waits for the line to come back, checksum and all. */
  | { readonly step: 'not-sent' }
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
  /** Looked up for the settle time without a trace. */
  | { readonly step: 'give-up' }
  /** A person takes back what was never sent. */
  | { readonly step: 'withdraw' }
  /** What is left at the provider is not what the person said yes to. */
  | { readonly step: 'call-person'; readonly foundWon: Won };

const allowedFrom: { readonly [S in CancelStep['step']]: readonly CancelState[] } = {
  // Sending again after *not cancelled* keeps the same checksum, so at most one can take effect.
  send: ['created', 'not-cancelled'],
  'not-sent': ['sending'],
  'lose-sight': ['sending'],
  // The provider's own history is proof whatever this ledger, perhaps an older copy, believed.
  finish: [
    'created',
    'sending',
    'unknown',
    'needs-person',
    'not-cancelled',
    'refused',
    'withdrawn',
  ],
  refuse: ['created', 'sending', 'unknown'],
  'give-up': ['created', 'sending', 'unknown'],
  withdraw: ['created'],
  'call-person': ['created', 'sending', 'unknown'],
};

const stateAfter: { readonly [S in CancelStep['step']]: CancelState } = {
  send: 'sending',
  'not-sent': 'created',
  'lose-sight': 'unknown',
  finish: 'done',
  refuse: 'refused',
  'give-up': 'not-cancelled',
  withdraw: 'withdrawn',
  'call-person': 'needs-person',
};

/** A cancel that was just asked for; nothing has been sent. */
export function newCancel(facts: CancelFacts): Cancel {
  return {
    ...facts,
    state: 'created',
    version: 1,
    foundWon: null,
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
  if (step.step === 'call-person') return { ...next, foundWon: step.foundWon };
  return next;
}

/** Asked for, and not known to be over: as long as one is, no other may be made of the same row. */
export function isOpenCancel({ state }: Cancel): boolean {
  return state === 'created' || state === 'sending' || state === 'unknown';
}

/** The reason as it is sent: the person's words and our id, at most 256 characters. */
export function wireReasonOf(cancel: Pick<CancelFacts, 'reason' | 'cancelId'>): string {
  const tail = ` #${cancel.cancelId}`;
  return `${[...cancel.reason].slice(0, 256 - tail.length).join('')}${tail}`;
}
