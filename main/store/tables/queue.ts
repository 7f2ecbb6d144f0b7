import type { QueueEntry, QueueSubject } from '../../domain/queue-entry.ts';
import { type Books, insertSql, updateSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { type Row, textIn, wholeIn, wholeOrNullIn, wordIn } from '../row-values.ts';
import { printedWords, queueKinds, subjectKinds } from '../words.ts';

type Writes = Pick<
  LedgerTx,
  'enqueue' | 'claimEntry' | 'reschedule' | 'finishEntry' | 'finishPrint'
>;

const columns = ['kind', 'about', 'subject', 'due_ms', 'tries', 'created_ms'] as const;

/** Entries are hints for later, no facts about money: they have no audit rows. */
export function queueWrites({ writing, nowMs, fence }: Books): Writes {
  const bringForward = writing(`UPDATE queue SET due_ms = min(due_ms, @due_ms)
      WHERE subject = @subject AND about = @about AND kind = @kind AND finished_ms IS NULL
      RETURNING entry_id`);
  const insert = writing(insertSql('queue', columns));
  const where = 'entry_id = @entry_id AND finished_ms IS NULL';
  const claim = writing(
    updateSql('queue', ['claimed_by'], `${where} AND coalesce(claimed_by, 0) < @claimed_by`),
  );
  const reschedule = writing(updateSql('queue', ['due_ms', 'tries', 'claimed_by'], where));
  const finish = writing(updateSql('queue', ['finished_ms', 'claimed_by'], where));
  const finishPrint = writing(
    updateSql('queue', ['finished_ms', 'claimed_by', 'printed', 'tries'], where),
  );
  return {
    enqueue({ kind, subject, dueMs }) {
      const same = { kind, about: subject.about, subject: subjectKeyOf(subject), due_ms: dueMs };
      const row = bringForward(same) ?? insert({ ...same, tries: 0, created_ms: nowMs() }) ?? {};
      return wholeIn(row, 'entry_id');
    },
    claimEntry: (entryId) => claim({ entry_id: entryId, claimed_by: fence }) !== undefined,
    reschedule: (entryId, dueMs, tries) =>
      void reschedule({ entry_id: entryId, due_ms: dueMs, tries, claimed_by: null }),
    finishEntry: (entryId) =>
      void finish({ entry_id: entryId, finished_ms: nowMs(), claimed_by: null }),
    finishPrint: (entryId, printed, tries) =>
      void finishPrint({
        entry_id: entryId,
        finished_ms: nowMs(),
        claimed_by: null,
        printed,
        tries,
      }),
  };
}

export function queueReads({
  query,
  rows,
}: Books): Pick<
  LedgerReads,
  'queue' | 'queued' | 'printsOf' | 'wasPrintAsked' | 'lastPrint' | 'unsurePrints'
> {
  const waiting = query<[]>(
    'SELECT * FROM queue WHERE finished_ms IS NULL ORDER BY due_ms, entry_id',
  );
  const same = query<[string, string, string]>(`SELECT * FROM queue
      WHERE subject = ? AND about = ? AND kind = ? AND finished_ms IS NULL`);
  const ofPrints = `FROM queue
      WHERE subject = ? AND about = ? AND kind = 'print' AND printed IS NOT NULL`;
  const asked = query<[string, string]>(`SELECT entry_id FROM queue
      WHERE subject = ? AND about = ? AND kind = 'print' LIMIT 1`);
  const prints = query<[string, string]>(`SELECT count(*) AS prints ${ofPrints}`);
  const last = query<[string, string]>(`SELECT entry_id, printed, finished_ms ${ofPrints}
      ORDER BY entry_id DESC LIMIT 1`);
  const unsure = query<[number]>(`SELECT * FROM queue AS one
      WHERE printed = 'unsure' AND finished_ms >= ? AND NOT EXISTS (
        SELECT 1 FROM queue AS later
          WHERE later.subject = one.subject AND later.about = one.about AND later.kind = 'print'
            AND later.entry_id > one.entry_id
            AND (later.printed IS NOT NULL OR later.finished_ms IS NULL))
      ORDER BY finished_ms`);
  return {
    queue: () => rows.all('queue', waiting.all(), entryOf),
    queued: (kind, subject) =>
      rows.one('queue', same.get(subjectKeyOf(subject), subject.about, kind), entryOf),
    printsOf: (subject) =>
      wholeIn(prints.get(subjectKeyOf(subject), subject.about) ?? {}, 'prints'),
    wasPrintAsked: (subject) => asked.get(subjectKeyOf(subject), subject.about) !== undefined,
    lastPrint: (subject) =>
      rows.one('queue', last.get(subjectKeyOf(subject), subject.about), (row) => ({
        entryId: wholeIn(row, 'entry_id'),
        how: wordIn(row, 'printed', printedWords),
        atMs: wholeIn(row, 'finished_ms'),
      })),
    unsurePrints: (sinceMs) => rows.all('queue', unsure.all(sinceMs), entryOf),
  };
}

function subjectKeyOf(subject: QueueSubject): string {
  return subject.about === 'cancel' ? subject.cancelId : subject.merchantUid;
}

function entryOf(row: Row): QueueEntry {
  return {
    entryId: wholeIn(row, 'entry_id'),
    kind: wordIn(row, 'kind', queueKinds),
    subject: subjectOf(row),
    dueMs: wholeIn(row, 'due_ms'),
    tries: wholeIn(row, 'tries'),
    createdMs: wholeIn(row, 'created_ms'),
    claimedBy: wholeOrNullIn(row, 'claimed_by'),
  };
}

function subjectOf(row: Row): QueueSubject {
  const about = wordIn(row, 'about', subjectKinds);
  const key = textIn(row, 'subject');
  return about === 'cancel' ? { about, cancelId: key } : { about, merchantUid: key };
}
