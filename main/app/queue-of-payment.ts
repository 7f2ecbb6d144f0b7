import type { QueueEntry } from '../domain/queue-entry.ts';
import type { OpenTill } from './open-till.ts';

type Session = OpenTill['session'];

/** When the queue next does something about a payment or a cancel of it, as epoch ms. */
export function nextCheckMs(session: Session, merchantUid: string): number | null {
  const times = entriesOf(session, merchantUid).map(({ entryId }) =>
    session.drain.dueInMs(entryId),
  );
  const inMs = times.filter((each) => each !== null);
  return inMs.length === 0 ? null : session.core.clock.wallMs() + Math.min(...inMs);
}

/** The queue's entry that finds out what became of a payment or of a cancel of it; watching is none. */
export function entryOf(session: Session, merchantUid: string): number | null {
  const entry = entriesOf(session, merchantUid).find(({ subject }) => subject.about !== 'watch');
  return entry?.entryId ?? null;
}

/** A receipt that waits for its printer says nothing about money. */
function entriesOf(session: Session, merchantUid: string): readonly QueueEntry[] {
  const { read } = session.core.ledger;
  const cancelIds = new Set(read.cancels(merchantUid).map(({ cancelId }) => cancelId));
  return read
    .queue()
    .filter(({ kind }) => kind !== 'print')
    .filter(({ subject }) =>
      subject.about === 'cancel'
        ? cancelIds.has(subject.cancelId)
        : subject.merchantUid === merchantUid,
    );
}
