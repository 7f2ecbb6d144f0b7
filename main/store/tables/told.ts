import type { ToldCancel } from '../../../preload/told-view.ts';
import { namesOf, type ToldFacts, toldKinds } from '../../domain/told.ts';
import { type Books, insertSql } from '../books.ts';
import type { KeptTold, LedgerReads, LedgerTx } from '../ledger.ts';
import {
  Misread,
  objectIn,
  objectsIn,
  type Row,
  textIn,
  textOrNullIn,
  wholeIn,
} from '../row-values.ts';

const columns = ['merchant_uid', 'imp_uid', 'at_ms', 'facts', 'cancels'] as const;
const newest = 'ORDER BY told_id DESC LIMIT 1';

export function toldWrites({ query, writing, nowMs, noteRow }: Books): Pick<LedgerTx, 'keepTold'> {
  const insert = writing(insertSql('told', columns));
  const last = query<[string, string]>(
    `SELECT facts, cancels FROM told WHERE merchant_uid = ? AND imp_uid = ? ${newest}`,
  );
  return {
    keepTold(merchantUid, told) {
      for (const { impUid, ...said } of told) {
        const facts = JSON.stringify(said.facts);
        const cancels = JSON.stringify(said.cancels);
        const before = last.get(merchantUid, impUid);
        if (before?.['facts'] === facts && before['cancels'] === cancels) continue;
        const known = { merchant_uid: merchantUid, imp_uid: impUid, at_ms: nowMs() };
        const row = insert({ ...known, facts, cancels }) ?? {};
        const detail = { impUid, cancels: said.cancels.length };
        noteRow({ table: 'told', action: 'told', object: merchantUid, detail, row });
      }
    },
  };
}

export function toldReads({ query, rows }: Books): Pick<LedgerReads, 'told'> {
  const ofPayment = query<[string]>('SELECT * FROM told WHERE merchant_uid = ? ORDER BY told_id');
  return {
    told(merchantUid) {
      const all = rows.all('told', ofPayment.all(merchantUid), toldOfRow);
      return [...new Map(all.map((told) => [told.impUid, told])).values()];
    },
  };
}

function toldOfRow(row: Row): KeptTold {
  return {
    impUid: textIn(row, 'imp_uid'),
    atMs: wholeIn(row, 'at_ms'),
    facts: factsOf(objectIn(row, 'facts')),
    cancels: objectsIn(row, 'cancels').map(cancelOf),
  };
}

const jsonTypes = {
  text: 'string',
  masked: 'string',
  code: 'string',
  time: 'number',
  won: 'number',
  count: 'number',
  flag: 'boolean',
} as const;

function factsOf(stored: Row): ToldFacts {
  const facts: Record<string, string | number | boolean> = {};
  for (const name of namesOf(toldKinds)) {
    const value = stored[name];
    if (value === undefined) continue;
    if (!isFact(value) || typeof value !== jsonTypes[toldKinds[name]]) throw new Misread('facts');
    facts[name] = value;
  }
  if (Object.keys(facts).length !== Object.keys(stored).length) throw new Misread('facts');
  return facts;
}

function isFact(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function cancelOf(stored: Row): ToldCancel {
  return {
    amountWon: wholeIn(stored, 'amountWon'),
    cancelledAtS: wholeIn(stored, 'cancelledAtS'),
    reason: textOrNullIn(stored, 'reason'),
    pgTid: textOrNullIn(stored, 'pgTid'),
    receiptUrl: textOrNullIn(stored, 'receiptUrl'),
    cancellationId: textOrNullIn(stored, 'cancellationId'),
  };
}
