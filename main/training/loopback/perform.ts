import type { Commit, WireFault } from './faults.ts';
import type { Answer, Exchange } from './wire.ts';
import {
  hangUp,
  sendAnswer,
  sendEmpty,
  sendGarbled,
  sendHuge,
  sendPage,
  sendTruncated,
} from './wire.ts';

/** One call to be carried out, and the delays it may be given. */
export type Act<Told extends Answer = Answer> = {
  readonly exchange: Exchange;
  /** Stands in for an answer that a fault spoils when nothing was carried out. */
  readonly nothingDone: Told;
  /** Changes the books, waits until that is on the disk, and gives the answer. */
  commit(): Promise<Told>;
  /** Runs later, unless the gateway is closed first. */
  later(delayMs: number, run: () => Promise<void>): void;
  pause(delayMs: number): Promise<void>;
  /** Takes the gateway off the line for a while. */
  outage(forMs: number): void;
};

type Losing = Extract<
  WireFault,
  { kind: 'drop' | 'drop-then-commit' | 'late-answer' | 'slow' | 'outage' }
>;
type Spoiling = Exclude<WireFault, Losing>;

/** Carries one call out with something going wrong on its wire. */
export function performOnWire(act: Act, fault: WireFault): Promise<void> {
  switch (fault.kind) {
    case 'drop':
    case 'drop-then-commit':
    case 'late-answer':
    case 'slow':
    case 'outage':
      return losing(act, fault);
    case 'page':
    case 'empty':
    case 'garbled':
    case 'truncated':
    case 'huge':
      return spoiling(act, fault);
  }
}

/** The connection ends, or the answer takes its time. */
async function losing(act: Act, fault: Losing): Promise<void> {
  switch (fault.kind) {
    case 'outage':
      hangUp(act.exchange);
      return act.outage(fault.forMs);
    case 'drop':
      await commitIf(act, fault.commit);
      return hangUp(act.exchange);
    case 'drop-then-commit':
      hangUp(act.exchange);
      return act.later(fault.afterMs, async () => {
        await act.commit();
      });
    case 'late-answer': {
      const answer = await act.commit();
      await act.pause(fault.delayMs);
      return sendAnswer(act.exchange, answer);
    }
    case 'slow':
      await act.pause(fault.delayMs);
      return sendAnswer(act.exchange, await act.commit());
  }
}

/** Something comes back, and it is not what was asked for. */
async function spoiling(act: Act, fault: Spoiling): Promise<void> {
  const answer = await commitIf(act, fault.commit);
  switch (fault.kind) {
    case 'page':
      return sendPage(act.exchange, fault.status);
    case 'empty':
      return sendEmpty(act.exchange, fault.status);
    case 'garbled':
      return sendGarbled(act.exchange, answer);
    case 'truncated':
      return sendTruncated(act.exchange, answer);
    case 'huge':
      return sendHuge(act.exchange, answer, fault.bytes);
  }
}

/** The answer of a call that was carried out, or what stands in for one. */
export async function commitIf<Told extends Answer>(act: Act<Told>, commit: Commit): Promise<Told> {
  return commit === 'done' ? await act.commit() : act.nothingDone;
}
