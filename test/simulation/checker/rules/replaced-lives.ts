import type { Rule } from '../rule.ts';

/** I-4 over processes: once a later process life has written, an earlier one that wakes up writes nothing. */
export const replacedLives: Rule = {
  name: 'a replaced life writes nothing',
  begin(_facts, complain) {
    let latest = 0;
    return {
      see(line) {
        if (!line.event.startsWith('ledger-')) return;
        if (line.life < latest) complain(line, `life ${line.life} wrote after life ${latest} had`);
        latest = Math.max(latest, line.life);
      },
    };
  },
};
