import type { Facts, LineOf } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';
import { SeenRows } from '../seen-rows.ts';

/**
 * I-8: no more is given back than was taken; every cancel says how much and what it believes is left,
 * as the till last saw it; one cancel id takes effect at most once.
 */
export const refunds: Rule = {
  name: 'I-8 cancels',
  begin(facts, complain) {
    const seen = new SeenRows(facts);
    const done = new Set<string>();
    return {
      see(line) {
        seen.take(line);
        if (line.event === 'request-sent' && line.route === 'cancel')
          judgeSent(seen, line, complain);
        if (line.event === 'server-cancelled') judgeEffect(facts, done, line, complain);
        if (line.event === 'ledger-cancel' && line.state === 'done' && !done.has(line.cancelId)) {
          complain(line, `cancel ${line.cancelId} was booked as done, the server never did it`);
        }
      },
    };
  },
};

function judgeSent(seen: SeenRows, line: LineOf<'request-sent'>, complain: Complain): void {
  const { amountWon, checksumWon, impUid, cancelId } = line;
  if (impUid === null) complain(line, 'a cancel without imp_uid');
  if (cancelId === null) complain(line, 'a cancel without our id in its reason');
  if (amountWon === null || amountWon < 1) complain(line, 'a cancel without an amount');
  if (checksumWon === null || checksumWon < (amountWon ?? 0)) {
    complain(line, 'a cancel without the checksum that covers it');
  }
  const row = seen.latest(impUid ?? '');
  if (row && checksumWon !== null && row.amountWon - row.cancelledWon !== checksumWon) {
    complain(line, `cancel ${cancelId} believes ${checksumWon}, the till had seen another amount`);
  }
}

function judgeEffect(
  facts: Facts,
  done: Set<string>,
  line: LineOf<'server-cancelled'>,
  complain: Complain,
): void {
  if (line.remainingWon < 0) complain(line, `${line.impUid}: more was given back than taken`);
  if (line.request === null || line.cancelId === null) return;
  if (done.has(line.cancelId)) complain(line, `cancel ${line.cancelId} took effect twice`);
  done.add(line.cancelId);
  const asked = facts.cancels.get(line.cancelId);
  if (asked && asked.amountWon !== line.amountWon) {
    complain(line, `cancel ${line.cancelId} gave back ${line.amountWon}, not ${asked.amountWon}`);
  }
}
