import type { Facts, LineOf } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';
import { SeenRows, wasPaid } from '../seen-rows.ts';

/**
 * I-5, *paid*: in the ledger and on the screen only with a row at the server that took exactly this
 * money, and only after an answer showed it to the till. A test payment is no money in live.
 */
export const truthfulPaid: Rule = {
  name: 'I-5 paid only with proof',
  begin(facts, complain) {
    const seen = new SeenRows(facts);
    const states = new Map<string, string>();
    return {
      see(line) {
        seen.take(line);
        if (line.event === 'shown' && line.word === 'paid') judgeShown(facts, line, complain);
        if (line.event !== 'ledger-payment') return;
        const before = states.get(line.merchantUid);
        states.set(line.merchantUid, line.state);
        if (line.state === 'paid' && before !== 'paid') judgeBooked(facts, seen, line, complain);
      },
    };
  },
};

function judgeShown(facts: Facts, line: LineOf<'shown'>, complain: Complain): void {
  const booked = facts.payments.get(line.merchantUid);
  if (booked?.state !== 'paid')
    complain(line, `${line.merchantUid} was shown as paid, the disk says no`);
}

function judgeBooked(
  facts: Facts,
  seen: SeenRows,
  line: LineOf<'ledger-payment'>,
  complain: Complain,
): void {
  const { merchantUid, amountWon, impUid, alarm } = line;
  if (alarm === 'by-hand') return;
  const row = facts.rows.get(impUid ?? '')?.row;
  if (!row || !wasPaid(row) || row.merchantUid !== merchantUid) {
    complain(line, `${merchantUid} was booked as paid, the server has no such money`);
    return;
  }
  if (row.amountWon !== amountWon) {
    complain(line, `${merchantUid} was booked with ${amountWon}, the server took ${row.amountWon}`);
  }
  if (!seen.isMoney(row)) complain(line, `${merchantUid} was a test payment, booked as money`);
  if (!seen.provesPaid(merchantUid, amountWon)) {
    complain(line, `${merchantUid} was booked as paid, but no answer proved it`);
  }
}
