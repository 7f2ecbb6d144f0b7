import type { Facts, LineOf } from '../facts.ts';
import type { Rule } from '../rule.ts';

/**
 * I-3: a sale gets a second merchant_uid only when the first is closed, and for another amount or after
 * the provider said that the number was used; the same sale and amount keep theirs.
 */
export const newNumbers: Rule = {
  name: 'I-3 one live number',
  begin(facts, complain) {
    return {
      see(line) {
        if (line.event !== 'payment-opened' || line.adopted) return;
        for (const earlier of facts.opened.values()) {
          if (earlier.saleId !== line.saleId || earlier.merchantUid === line.merchantUid) continue;
          const problem = problemOf(facts, earlier, line);
          if (problem)
            complain(line, `${line.merchantUid} was made while ${earlier.merchantUid} ${problem}`);
        }
      },
    };
  },
};

function problemOf(
  facts: Facts,
  earlier: LineOf<'payment-opened'>,
  line: LineOf<'payment-opened'>,
): string | null {
  const booked = facts.payments.get(earlier.merchantUid);
  if (booked?.state !== 'declined' && booked?.state !== 'not-charged') {
    return `was ${booked?.state ?? 'nowhere'}`;
  }
  if (line.amountWon !== earlier.amountWon) return null;
  return booked.why === 'number-used' ? null : 'had the same amount and could be used again';
}
