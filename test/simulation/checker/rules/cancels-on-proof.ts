import type { HistoryLine } from '../../history.ts';
import type { Facts, LineOf, RequestFact } from '../facts.ts';
import type { Rule } from '../rule.ts';

const settleMs = 180_000;
const spacedMs = 5_000;
const refusals: ReadonlySet<number> = new Set([200, 400, 401, 500]);

/** One row as the till re-read it by imp_uid. */
type ReRead = {
  readonly seq: number;
  readonly atMs: number;
  readonly life: number;
  readonly leftWon: number;
};

/**
 * Decisions §5.12: a cancel that may have been sent ends as *refused* only after a no and a re-read, as
 * *not cancelled* only after two spaced re-reads without a change once the settle time is over, and is
 * never taken back.
 */
export const cancelsOnProof: Rule = {
  name: 'I-5 not cancelled only with proof',
  begin(facts, complain) {
    const reReads = new Map<string, ReRead[]>();
    const states = new Map<string, string>();
    return {
      see(line) {
        noteReRead(facts, reReads, line);
        if (line.event !== 'ledger-cancel') return;
        const before = states.get(line.cancelId);
        states.set(line.cancelId, line.state);
        const last = before === line.state ? null : lastMaybeSent(facts, line.cancelId);
        if (!last) return;
        const seen = reReads.get(last.sent.impUid ?? '') ?? [];
        const problem = problemOf(facts, line, last, seen);
        if (problem) complain(line, `cancel ${line.cancelId} became ${line.state}: ${problem}`);
      },
    };
  },
};

function noteReRead(facts: Facts, reReads: Map<string, ReRead[]>, line: HistoryLine): void {
  if (line.event !== 'answer' || facts.requests.get(line.request)?.sent.route !== 'payment') return;
  const [row] = line.rows ?? [];
  if (!row) return;
  const { seq, atMs, life } = line;
  const leftWon = row.amountWon - row.cancelledWon;
  reReads.set(row.impUid, [...(reReads.get(row.impUid) ?? []), { seq, atMs, life, leftWon }]);
}

function lastMaybeSent(facts: Facts, cancelId: string): RequestFact | null {
  const posts = facts.cancelPosts.get(cancelId) ?? [];
  const last = posts.filter(({ request }) => facts.maybeSent(request)).at(-1);
  return facts.requests.get(last?.request ?? 0) ?? null;
}

function problemOf(
  facts: Facts,
  line: LineOf<'ledger-cancel'>,
  last: RequestFact,
  seen: readonly ReRead[],
): string | null {
  switch (line.state) {
    case 'withdrawn':
    case 'waiting':
    case 'created':
      return last.answer?.status === 401 ? null : 'a request may have been sent';
    case 'refused':
      return refusedProblem(last, seen);
    case 'not-cancelled':
      return quietProblem(facts, line, last, seen);
    case 'sending':
    case 'unknown':
    case 'done':
    case 'needs-person':
      return null;
  }
}

function refusedProblem({ answer }: RequestFact, seen: readonly ReRead[]): string | null {
  if (!answer || answer.status === null || !refusals.has(answer.status) || !answer.code) {
    return 'the provider did not say no';
  }
  if (!answer.isFinal) return 'the provider left it open';
  return seen.some(({ seq }) => seq > answer.seq) ? null : 'no re-read came after the no';
}

function quietProblem(
  facts: Facts,
  { life, checksumWon }: LineOf<'ledger-cancel'>,
  { sent, answer }: RequestFact,
  seen: readonly ReRead[],
): string | null {
  const endMs = (sent.life === life ? answer?.atMs : null) ?? sent.atMs;
  const settledMs = Math.max(facts.startedMs(life), endMs) + settleMs - 1;
  const since = seen.filter((each) => each.life === life && each.atMs >= settledMs);
  const last = since.at(-1);
  if (!last) return 'no re-read came after the settle time';
  if (last.leftWon !== checksumWon) return 'the re-read shows a change';
  const [first] = since;
  return first && last.atMs - first.atMs >= spacedMs ? null : 'only one re-read showed no change';
}
