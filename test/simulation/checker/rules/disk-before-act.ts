import type { Facts, LineOf } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';

/**
 * I-2: before a charge or a cancel leaves, a row that says so, with the same amounts, is on the disk.
 */
export const diskBeforeAct: Rule = {
  name: 'I-2 disk before act',
  begin(facts, complain) {
    const openAttempts = new Map<string, LineOf<'ledger-attempt'>>();
    return {
      see(line) {
        if (line.event === 'ledger-attempt') openAttempts.set(line.merchantUid, line);
        if (line.event !== 'request-sent') return;
        if (line.route === 'charge') judgeCharge(facts, openAttempts, line, complain);
        if (line.route === 'cancel') judgeCancel(facts, line, complain);
      },
    };
  },
};

function judgeCharge(
  facts: Facts,
  openAttempts: ReadonlyMap<string, LineOf<'ledger-attempt'>>,
  line: LineOf<'request-sent'>,
  complain: Complain,
): void {
  const uid = line.merchantUid ?? '';
  const row = facts.payments.get(uid);
  if (row?.state !== 'sending') {
    complain(line, `${uid} was charged while the disk said ${row?.state ?? 'nothing'}`);
    return;
  }
  if (row.amountWon !== line.amountWon) {
    complain(line, `${uid} was charged ${line.amountWon}, the disk says ${row.amountWon}`);
  }
  const attempt = openAttempts.get(uid);
  if (attempt?.number !== row.attempts || attempt.outcome !== null) {
    complain(line, `${uid} was charged without an open attempt ${row.attempts} on the disk`);
  }
}

function judgeCancel(facts: Facts, line: LineOf<'request-sent'>, complain: Complain): void {
  const id = line.cancelId ?? '';
  const row = facts.cancels.get(id);
  if (row?.state !== 'sending') {
    complain(line, `cancel ${id} was sent while the disk said ${row?.state ?? 'nothing'}`);
    return;
  }
  if (row.amountWon !== line.amountWon || row.checksumWon !== line.checksumWon) {
    complain(line, `cancel ${id} was sent with other amounts than the disk has`);
  }
}
