import type { Facts, LineOf, RowFact } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';

/**
 * I-1: no sale is paid twice by the machine. Two paid rows of one sale are the machine's doing unless
 * the later request was a person's act after the till had told them that nothing was taken, or the
 * network delivered one request twice: those are counted by `countDoubles`.
 */
export const onePayment: Rule = {
  name: 'I-1 one payment per sale',
  begin(facts, complain) {
    const told = new Map<string, number[]>();
    const closed = new Map<string, boolean>();
    return {
      see(line) {
        if (line.event === 'shown' && (line.word === 'declined' || line.word === 'not-charged')) {
          told.set(line.merchantUid, [...(told.get(line.merchantUid) ?? []), line.seq]);
        }
        if (line.event === 'ledger-payment') closed.set(line.merchantUid, isClosed(line.state));
        // Whoever charges it again has read in a list that nothing was taken.
        const again = line.event === 'customer-agreed' && closed.get(line.merchantUid) === true;
        if (again || line.event === 'paid-another-way') {
          told.set(line.merchantUid, [...(told.get(line.merchantUid) ?? []), line.seq]);
        }
        if (line.event === 'server-committed') judge(facts, told, line, complain);
      },
    };
  },
};

function isClosed(state: string): boolean {
  return state === 'declined' || state === 'not-charged';
}

function judge(
  facts: Facts,
  told: ReadonlyMap<string, readonly number[]>,
  line: LineOf<'server-committed'>,
  complain: Complain,
): void {
  const now = facts.rows.get(line.row.impUid);
  if (now?.paid?.seq !== line.seq || now.request === null) return;
  for (const other of othersOfSale(facts, now)) {
    if (other.request === now.request || other.request === null) continue;
    const [first, later] = [other.request, now.request].sort((a, b) => a - b);
    const sentSeq = facts.requests.get(first ?? 0)?.sent.seq ?? 0;
    const againSeq = facts.requests.get(later ?? 0)?.sent.seq ?? 0;
    const uid = facts.requests.get(first ?? 0)?.sent.merchantUid ?? '';
    const byPerson = (told.get(uid) ?? []).some((seq) => seq > sentSeq && seq < againSeq);
    if (!byPerson) complain(line, `${now.row.merchantUid} was paid although ${uid} was`);
  }
}

/** Other rows of the same sale that took money, whatever their number. */
function othersOfSale(facts: Facts, now: RowFact): readonly RowFact[] {
  const saleId = facts.opened.get(now.row.merchantUid)?.saleId ?? '';
  return [...facts.rows.values()].filter(
    ({ row, paid }) =>
      paid !== null &&
      row.impUid !== now.row.impUid &&
      facts.opened.get(row.merchantUid)?.saleId === saleId,
  );
}

/** Doubles that are nobody's bug: `late` after a person's act, `doubled` by the network or the server. */
export type Doubles = { readonly late: number; readonly doubled: number };

/** Counts them over a whole history. */
export function countDoubles(facts: Facts, ways: readonly LineOf<'paid-another-way'>[]): Doubles {
  const paid = [...facts.rows.values()].filter((fact) => fact.paid && fact.request !== null);
  const requestsOf = new Map<string, Set<number>>();
  const rowsOf = new Map<string, number>();
  for (const { row, request } of paid) {
    const saleId = facts.opened.get(row.merchantUid)?.saleId ?? row.merchantUid;
    requestsOf.set(saleId, (requestsOf.get(saleId) ?? new Set()).add(request ?? 0));
    rowsOf.set(saleId, (rowsOf.get(saleId) ?? 0) + 1);
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const again = sum([...requestsOf.values()].map(({ size }) => size - 1));
  const other = ways.filter(({ merchantUid }) =>
    requestsOf.has(facts.opened.get(merchantUid)?.saleId ?? ''),
  );
  const doubled = sum([...rowsOf].map(([sale, rows]) => rows - (requestsOf.get(sale)?.size ?? 0)));
  return { late: again + other.length, doubled };
}
