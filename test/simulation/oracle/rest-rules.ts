import type { Payment } from '../../../main/domain/payment.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { cancelledWon } from '../server/books.ts';
import { cancelIdIn } from '../server/cancels.ts';
import type { Office } from '../server/server.ts';
import { isMoney } from './money.ts';
import { accuse, type Notebook } from './notebook.ts';

const everything = { day: null, before: null, limit: 100_000 };

/** The file holds exactly what its transactions said: asked at every start. */
export function judgeFile(book: Notebook, { read }: Ledger): void {
  const found = new Map(read.page(everything).map((payment) => [payment.merchantUid, payment]));
  for (const [uid, { version, state }] of book.payments) {
    const stored = found.get(uid);
    if (stored?.version === version && stored.state.at === state.at) continue;
    accuse(
      book,
      'I-6 lost',
      `${uid} was ${state.at} v${version}, is ${stored?.state.at ?? 'gone'}`,
    );
  }
  for (const [cancelId, { version }] of book.cancels) {
    if (read.cancel(cancelId)?.version === version) continue;
    accuse(book, 'I-6 lost', `cancel ${cancelId} is not as it was written`);
  }
  if (found.size !== book.payments.size) accuse(book, 'I-6', 'a payment nobody wrote');
}

/** At rest the ledger says of every payment and cancel what the server says. */
export function judgeRest(book: Notebook, office: Office, ledger: Ledger): void {
  judgeFile(book, ledger);
  for (const payment of book.payments.values()) {
    const problem = disagreement(book, office, payment);
    if (problem !== null) accuse(book, 'I-11', `${payment.merchantUid}: ${problem}`);
  }
  judgeCancels(book, office);
  for (const late of book.lateDoubles) {
    if (!late.alarmed) accuse(book, 'undetected double', `${late.merchantUid} by ${late.impUid}`);
  }
  const chain = ledger.verifyChain();
  if (!chain.ok) accuse(book, 'I-15', `the audit is broken at ${chain.seq}`);
}

/** Null when both books say the same of this payment. */
export function disagreement(book: Notebook, office: Office, payment: Payment): string | null {
  const { merchantUid, state } = payment;
  const rows = office.rows.filter(
    (row) => row.merchantUid === merchantUid && isMoney(book.mode, row),
  );
  if (state.at !== 'paid') {
    if (rows.length > 0) return `${state.at}, and the server took it (lost)`;
    const isClosed = state.at === 'declined' || state.at === 'not-charged';
    const isUnsent = state.at === 'created' && payment.attempts === 0;
    return isClosed || isUnsent || state.at === 'created' ? null : `still ${state.at}`;
  }
  const row = rows.find(({ impUid }) => impUid === state.paid.impUid);
  if (!row) return 'paid, and the server did not take it';
  if (cancelledWon(row) !== state.cancelledWon) {
    return `${state.cancelledWon} given back, ${cancelledWon(row)} at the server`;
  }
  const other = rows.find(({ impUid }) => impUid !== state.paid.impUid);
  if (other && payment.otherImpUid === null) return 'paid twice, and only one is known';
  return null;
}

function judgeCancels(book: Notebook, office: Office): void {
  for (const cancel of book.cancels.values()) {
    const { cancelId, state } = cancel;
    const times = office.rows
      .flatMap(({ cancels }) => cancels)
      .filter(({ reason }) => cancelIdIn(reason) === cancelId).length;
    const isDone = state === 'done';
    if (isDone !== (times === 1)) {
      accuse(book, 'I-11', `cancel ${cancelId} is ${state} and took effect ${times} times`);
    }
    if (state === 'created' || state === 'sending' || state === 'unknown') {
      accuse(book, 'I-6 stuck', `cancel ${cancelId} is ${state}`);
    }
  }
}
