import type { Rule } from '../rule.ts';

/** I-6: what was on the disk stays there: a row's version never falls, over all process lives. */
export const nothingLost: Rule = {
  name: 'I-6 nothing lost',
  begin(_facts, complain) {
    const versions = new Map<string, number>();
    const see = (key: string, version: number): boolean => {
      const before = versions.get(key) ?? 0;
      versions.set(key, version);
      return version > before;
    };
    return {
      see(line) {
        if (line.event === 'ledger-payment' && !see(line.merchantUid, line.version)) {
          complain(line, `${line.merchantUid} fell back to version ${line.version}`);
        }
        if (line.event === 'ledger-cancel' && !see(line.cancelId, line.version)) {
          complain(line, `cancel ${line.cancelId} fell back to version ${line.version}`);
        }
      },
    };
  },
};
