import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HistoryLine } from '../history.ts';
import { readHistory } from '../history-file.ts';
import { Facts, type LineOf } from './facts.ts';
import type { Complaint, Rule } from './rule.ts';
import { agreement } from './rules/agreement.ts';
import { cancelsOnProof } from './rules/cancels-on-proof.ts';
import { closedOnProof } from './rules/closed-on-proof.ts';
import { credentials } from './rules/credentials.ts';
import { deadLives } from './rules/dead-lives.ts';
import { diskBeforeAct } from './rules/disk-before-act.ts';
import { lateMoney } from './rules/late-money.ts';
import { newNumbers } from './rules/new-numbers.ts';
import { nothingLost } from './rules/nothing-lost.ts';
import { countDoubles, type Doubles, onePayment } from './rules/one-payment.ts';
import { ownAccount } from './rules/own-account.ts';
import { posts } from './rules/posts.ts';
import { refunds } from './rules/refunds.ts';
import { replacedLives } from './rules/replaced-lives.ts';
import { singleFlight } from './rules/single-flight.ts';
import { truthfulPaid } from './rules/truthful-paid.ts';

/** What a history proves. */
export type Verdict = {
  readonly lines: number;
  readonly sales: number;
  readonly complaints: readonly Complaint[];
} & Doubles;

/** Every rule there is. */
export const rules: readonly Rule[] = [
  onePayment,
  diskBeforeAct,
  newNumbers,
  singleFlight,
  truthfulPaid,
  closedOnProof,
  cancelsOnProof,
  nothingLost,
  refunds,
  lateMoney,
  agreement,
  credentials,
  posts,
  ownAccount,
  deadLives,
  replacedLives,
];

/** Judges one history by every rule. It knows the money only from these lines. */
export function checkHistory(lines: readonly HistoryLine[]): Verdict {
  const facts = new Facts();
  const complaints: Complaint[] = [];
  const ways: LineOf<'paid-another-way'>[] = [];
  const watches = rules.map((rule) =>
    rule.begin(facts, ({ seq, atMs }, what) =>
      complaints.push({ rule: rule.name, seq, atMs, what }),
    ),
  );
  for (const line of lines) {
    facts.take(line);
    if (line.event === 'paid-another-way') ways.push(line);
    for (const watch of watches) watch.see(line);
  }
  const sales = new Set([...facts.opened.values()].map(({ saleId }) => saleId)).size;
  return { lines: lines.length, sales, complaints, ...countDoubles(facts, ways) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error(
      'Usage: node test/simulation/checker/check-history.ts FILE (one JSON object a line)',
    );
    process.exit(2);
  }
  const { complaints, ...figures } = checkHistory(readHistory(readFileSync(file, 'utf8')));
  for (const { rule, seq, atMs, what } of complaints) {
    console.error(`line ${seq}, ${atMs} ms: ${rule}: ${what}`);
  }
  console.log(JSON.stringify({ ...figures, complaints: complaints.length }));
  process.exit(complaints.length === 0 ? 0 : 1);
}
