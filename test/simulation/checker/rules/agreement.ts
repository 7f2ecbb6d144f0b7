import type { Facts, LineOf } from '../facts.ts';
import type { Rule } from '../rule.ts';

/**
 * I-6 and I-11: when all has come to rest, every payment that was opened stands in the ledger, and the
 * ledger says of each what the server says. What nobody can know without a person carries an alarm.
 */
export const agreement: Rule = {
  name: 'I-11 ledger and server agree',
  begin(facts, complain) {
    return {
      see(line) {
        if (line.event !== 'rest') return;
        for (const uid of facts.opened.keys()) {
          const problem = paymentProblem(facts, uid);
          if (problem) complain(line, `${uid}: ${problem}`);
        }
        for (const cancel of facts.cancels.values()) {
          const problem = cancelProblem(cancel, facts.cancelled.has(cancel.cancelId));
          if (problem) complain(line, `cancel ${cancel.cancelId}: ${problem}`);
        }
      },
    };
  },
};

function paymentProblem(facts: Facts, uid: string): string | null {
  const booked = facts.payments.get(uid);
  if (!booked) return 'it was opened and is not in the ledger';
  const money = facts.everPaid(uid);
  switch (booked.state) {
    case 'sending':
    case 'waiting':
      return `it is still ${booked.state}`;
    case 'unknown':
      return booked.alarm === null ? 'it is still unknown, and nobody is told' : null;
    case 'paid':
      return paidProblem(facts, booked);
    // Nothing is on its way of it; the next start closes it.
    case 'created':
    case 'declined':
    case 'not-charged': {
      const taken = money.some(({ row }) => row.sandbox !== true || facts.run?.mode !== 'live');
      return taken && booked.alarm === null ? 'the server took money, the ledger says no' : null;
    }
  }
}

function paidProblem(facts: Facts, booked: LineOf<'ledger-payment'>): string | null {
  if (booked.alarm === 'by-hand' || booked.alarm === 'by-hand-contradicted') return null;
  const row = facts.rows.get(booked.impUid ?? '')?.row;
  if (!row) return 'the ledger says paid, the server has no such row';
  if (row.cancelledWon === booked.cancelledWon || booked.alarm !== null) return null;
  return facts.cancelledElsewhere.has(row.impUid)
    ? null
    : `given back ${row.cancelledWon}, the ledger says ${booked.cancelledWon}`;
}

function cancelProblem({ state }: LineOf<'ledger-cancel'>, done: boolean): string | null {
  switch (state) {
    case 'done':
      return done ? null : 'the ledger says done, the server never did it';
    case 'refused':
    case 'not-cancelled':
    case 'withdrawn':
      return done ? 'the server did it, the ledger says no' : null;
    case 'needs-person':
      return null;
    case 'waiting':
    case 'created':
    case 'sending':
    case 'unknown':
      return `it is still ${state}`;
  }
}
