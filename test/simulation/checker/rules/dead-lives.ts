import type { HistoryLine } from '../../history.ts';
import type { Rule } from '../rule.ts';

const ofALife: ReadonlySet<HistoryLine['event']> = new Set([
  'payment-opened',
  'customer-agreed',
  'shown',
  'request-sent',
  'answer',
  'ledger-payment',
  'ledger-cancel',
  'ledger-attempt',
  'alarm',
]);

/** A process life that ended does nothing more: else the run itself proves nothing. */
export const deadLives: Rule = {
  name: 'a dead life does nothing',
  begin(facts, complain) {
    return {
      see(line) {
        if (!ofALife.has(line.event)) return;
        const life = facts.lives.get(line.life);
        if (life && life.endedMs !== null)
          complain(line, `life ${line.life} was over: ${line.event}`);
      },
    };
  },
};
