import type { ServerRow } from '../../history-wire.ts';
import type { Facts, LineOf, RequestFact } from '../facts.ts';
import { type LookUpSeen, LookUps } from '../look-ups.ts';
import type { Rule } from '../rule.ts';

const settleMs = 180_000;
const spacedMs = 5_000;
const unsentWhys: ReadonlySet<string> = new Set(['never-sent', 'withdrawn', 'too-old']);
const refusals: ReadonlySet<number> = new Set([200, 400, 500]);

type Closing = {
  readonly facts: Facts;
  readonly lookUps: LookUps;
  readonly line: LineOf<'ledger-payment'>;
  /** The last charge that may have been sent, and its answer. */
  readonly last: RequestFact | null;
  /** When the ledger was last closed before, as a line number. */
  readonly closedSeq: number;
};

/** I-5, *not charged* and *declined*: only after the proof that decisions §5.5 and §5.6 ask for. */
export const closedOnProof: Rule = {
  name: 'I-5 not charged only with proof',
  begin(facts, complain) {
    const lookUps = new LookUps(facts);
    const states = new Map<string, string>();
    const closedSeq = new Map<string, number>();
    return {
      see(line) {
        lookUps.take(line);
        if (line.event !== 'ledger-payment') return;
        const before = states.get(line.merchantUid);
        states.set(line.merchantUid, line.state);
        if (line.state !== 'declined' && line.state !== 'not-charged') return;
        if (before === line.state) return;
        const problem = problemOf({
          facts,
          lookUps,
          line,
          last: lastMaybeSent(facts, line.merchantUid),
          closedSeq: closedSeq.get(line.merchantUid) ?? 0,
        });
        closedSeq.set(line.merchantUid, line.seq);
        if (problem)
          complain(line, `${line.merchantUid} was closed as ${line.why ?? line.state}: ${problem}`);
      },
    };
  },
};

function lastMaybeSent(facts: Facts, uid: string): RequestFact | null {
  const sent = (facts.charges.get(uid) ?? []).filter(({ request }) => facts.maybeSent(request));
  return facts.requests.get(sent.at(-1)?.request ?? 0) ?? null;
}

function problemOf(closing: Closing): string | null {
  const { line, last } = closing;
  const why = line.state === 'declined' ? 'declined' : (line.why ?? '');
  if (!last) return why === 'declined' ? 'nothing was ever sent' : null;
  if (unsentWhys.has(why)) return 'a request may have been sent';
  switch (why) {
    case 'by-hand':
      return null;
    case 'declined':
      return refusedProblem(closing, refusals);
    case 'at-door':
      return refusedProblem(closing, new Set([401]));
    case 'refused-before':
      return closing.closedSeq > last.sent.seq ? null : 'the last request was not proved refused';
    case 'failed-row':
      return failedRowProblem(closing);
    case 'nothing-found':
      return nothingProblem(closing);
    // Either proof, with the provider's word that the number was used before.
    case 'number-used':
      return failedRowProblem(closing) && nothingProblem(closing);
    case 'test-payment':
      return testProblem(closing);
    default:
      return 'a reason without a proof';
  }
}

function refusedProblem(
  { lookUps, line, last }: Closing,
  statuses: ReadonlySet<number>,
): string | null {
  const answer = last?.answer;
  if (!answer || answer.status === null || !statuses.has(answer.status) || !answer.code) {
    return 'the provider did not say no';
  }
  if (!answer.isFinal) return 'the provider left it open';
  const seen = lookUps.lastComplete(line.merchantUid);
  if (!seen || seen.seq < answer.seq) return 'no look-up came after the no';
  return onlyFailed(seen) ? null : 'the look-up shows what may be money';
}

function failedRowProblem({ lookUps, line, last }: Closing): string | null {
  const sentSeq = last?.sent.seq ?? 0;
  const all = lookUps.all(line.merchantUid);
  const seen = all.at(-1);
  if (!seen || seen.seq < sentSeq) return 'no look-up came after the request';
  if (!onlyFailed(seen)) return 'the look-up shows what may be money';
  const known = new Set(
    all
      .filter(({ seq }) => seq < sentSeq)
      .at(-1)
      ?.rows.map(({ impUid }) => impUid),
  );
  return seen.rows.some(({ impUid }) => !known.has(impUid))
    ? null
    : 'the failed row was there before';
}

function nothingProblem({ facts, lookUps, line, last }: Closing): string | null {
  const heard = last?.sent.life === line.life ? last.answer : null;
  const endMs = heard?.atMs ?? last?.sent.atMs ?? 0;
  const settledMs = Math.max(facts.startedMs(line.life), endMs) + settleMs;
  const since = lookUps
    .all(line.merchantUid)
    .filter(({ life, atMs }) => life === line.life && atMs >= settledMs - 1);
  const seen = since.at(-1);
  if (!seen) return 'no look-up came after the settle time';
  if (!onlyFailed(seen)) return 'the look-up shows what may be money';
  const first = since.find((early, at) => since.slice(at).every(onlyFailed) && early !== seen);
  if (!first || seen.atMs - first.atMs < spacedMs) return 'only one look-up showed nothing';
  return null;
}

function testProblem({ facts, line }: Closing): string | null {
  const tests = [...facts.rows.values()].filter(
    ({ row }) => row.merchantUid === line.merchantUid && row.sandbox === true,
  );
  return facts.run?.mode === 'live' && tests.length > 0 ? null : 'the server has no test payment';
}

function onlyFailed({ rows }: LookUpSeen): boolean {
  return rows.every(({ status }: ServerRow) => status === 'failed');
}
