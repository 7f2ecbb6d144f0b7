import type { BookCancel, BookRow } from '../server/books.ts';
import { cancelIdIn } from '../server/cancels.ts';
import type { Arrived, Office } from '../server/server.ts';
import { isMoney } from './money.ts';
import { accuse, type Notebook, saleOf, trailOf } from './notebook.ts';

/** The server took money: is it the only money of its sale? */
export function judgeTaken(book: Notebook, office: Office, row: BookRow): void {
  if (!isMoney(book.mode, row)) return;
  const trail = trailOf(book, row.merchantUid);
  if (!trail) {
    accuse(book, 'I-2', `${row.merchantUid} is paid and was never written down`);
    return;
  }
  const sale = saleOf(book, trail.saleId);
  const rows = office.rows.filter(
    (each) => sale.merchantUids.includes(each.merchantUid) && isMoney(book.mode, each),
  );
  const attempts = rows.map((each) => {
    const number = trailOf(book, each.merchantUid)?.attemptOf.get(each.impUid);
    return `${each.merchantUid}/${number}`;
  });
  if (new Set(attempts).size < attempts.length) {
    accuse(book, 'double', `${sale.saleId} was paid twice by one attempt`);
  }
  if (rows.length < 2 && !sale.paidAnotherWay) return;
  book.lateDoubles.push({
    merchantUid: row.merchantUid,
    impUid: row.impUid,
    onlineMs: 0,
    alarmed: false,
  });
}

/** Money was given back: by a cancel that is on the disk, once. */
export function judgeGivenBack(
  book: Notebook,
  row: BookRow,
  { reason, amountWon }: BookCancel,
  arrived: Arrived | null,
): void {
  if (arrived === null) return;
  const cancelId = cancelIdIn(reason);
  const stored = cancelId === null ? undefined : book.cancels.get(cancelId);
  if (!stored || stored.amountWon !== amountWon || stored.impUid !== row.impUid) {
    accuse(book, 'I-8', `${row.impUid}: ${amountWon} given back for ${cancelId ?? 'no cancel'}`);
  }
  const times = row.cancels.filter((each) => cancelIdIn(each.reason) === cancelId).length;
  if (times > 1) accuse(book, 'double refund', `${cancelId} took effect ${times} times`);
}
