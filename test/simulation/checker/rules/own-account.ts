import type { Rule } from '../rule.ts';

/** Decisions §5.1: look-ups, cancels and charges of a payment run under the account it was charged under. */
export const ownAccount: Rule = {
  name: 'its own account',
  begin(facts, complain) {
    const accounts = new Map<string, string>();
    return {
      see(line) {
        if (line.event !== 'request-sent' || line.account === null) return;
        const uid = facts.uidOf(line);
        if (uid === null) return;
        const first = accounts.get(uid);
        if (first === undefined && line.route === 'charge') accounts.set(uid, line.account);
        if (first !== undefined && first !== line.account) {
          complain(line, `${line.route} of ${uid} ran under another account`);
        }
      },
    };
  },
};
