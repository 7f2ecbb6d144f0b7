import type { HistoryLine } from '../history.ts';
import type { Facts } from './facts.ts';

/** Something a history shows that must never happen. */
export type Complaint = {
  /** The rule that was broken, e.g. `I-2 disk before act`. */
  readonly rule: string;
  readonly seq: number;
  readonly atMs: number;
  /** One sentence. */
  readonly what: string;
};

/** Says that a line breaks the rule. */
export type Complain = (line: Pick<HistoryLine, 'seq' | 'atMs'>, what: string) => void;

/** One rule at work on one history. */
export type Watch = {
  /** Called for every line in order; `facts` holds this line already. */
  see(line: HistoryLine): void;
  /** Called after the last line. */
  end?(last: HistoryLine): void;
};

/** A rule and how to set it to work. */
export type Rule = {
  readonly name: string;
  readonly begin: (facts: Facts, complain: Complain) => Watch;
};
