import type { HistoryLine } from '../../history.ts';
import type { LineOf } from '../facts.ts';
import type { Rule } from '../rule.ts';

/** I-4: at most one charge or cancel of one merchant_uid is on its way, over all process lives. */
export const singleFlight: Rule = {
  name: 'I-4 single flight',
  begin(facts, complain) {
    const flying = new Map<number, LineOf<'request-sent'>>();
    return {
      see(line) {
        land(flying, line);
        if (line.event !== 'request-sent') return;
        if (line.route !== 'charge' && line.route !== 'cancel') return;
        const uid = facts.uidOf(line);
        const other = [...flying.values()].find((sent) => facts.uidOf(sent) === uid);
        if (other) complain(line, `a ${line.route} of ${uid} left during a ${other.route} of it`);
        flying.set(line.request, line);
      },
    };
  },
};

/** What is no longer on its way after a line: answered, or its process is gone. */
function land(flying: Map<number, LineOf<'request-sent'>>, line: HistoryLine): void {
  if (line.event === 'answer') flying.delete(line.request);
  // Who stands still sends nothing; its requests are broken when it wakes.
  if (line.event !== 'killed' && line.event !== 'stopped' && line.event !== 'frozen') return;
  for (const [request, sent] of flying) if (sent.life === line.life) flying.delete(request);
}
