import { z } from 'zod';
import type { Parsers } from '../../preload/call.ts';
import { evidenceChars, type HandSettlement } from '../../preload/hand-settlement.ts';
import type { Settings } from '../../preload/settings.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import { parseSettings } from '../config/settings-schema.ts';
import {
  impUid,
  keyText,
  merchantUid,
  parsed,
  pointsKeyText,
  text,
  wonAbove0,
  wonOrNone,
} from './fields.ts';
import { pointsParsers } from './points-parsers.ts';
import { cancelId, receiptParsers } from './receipt-parsers.ts';
import { Refused } from './register.ts';

const language = z.strictObject({ language: z.enum(['ko', 'en']) });
const ofPayment = z.strictObject({ merchantUid });

/** Lengths as in the charge document. */
const buyer = z
  .strictObject({
    name: text(16),
    email: text(64),
    tel: text(16),
    addr: text(128),
    postcode: text(8),
  })
  .partial()
  .transform(withoutUndefined);

const newSale = z.strictObject({
  amountWon: wonAbove0,
  taxFreeWon: wonOrNone.optional(),
  itemName: text(40).optional(),
  buyer: buyer.optional(),
});

const cancel = z.strictObject({ merchantUid, amountWon: wonAbove0, reason: text(200) });
const keys = z.strictObject({
  key: keyText('key'),
  secret: keyText('secret'),
  thisRunOnly: z.boolean(),
});
const pointsKeys = z.strictObject({
  key: pointsKeyText('key'),
  secret: pointsKeyText('secret'),
  thisRunOnly: z.boolean(),
});

/** Every argument the till may send, checked as if a stranger sent it. */
export const tillParsers: Parsers<TillContract> = {
  app: { language: (raw) => parsed(language, 'language', raw) },
  sale: {
    begin: (raw) => withoutUndefined(parsed(newSale, 'sale', raw)),
    turn: (raw) => parsed(z.strictObject({ customer: z.boolean() }), 'turn', raw),
  },
  payments: {
    list: (raw) =>
      withoutUndefined(
        parsed(
          z.strictObject({ day: z.enum(['today', 'all']), before: merchantUid.optional() }),
          'page',
          raw,
        ),
      ),
    find: (raw) => parsed(z.strictObject({ text: text(64) }), 'find', raw),
    adopt: (raw) => parsed(z.strictObject({ text: merchantUid }), 'payment', raw),
    detail: (raw) => parsed(ofPayment, 'payment', raw),
    check: (raw) => parsed(ofPayment, 'payment', raw),
    breakdown: (raw) => parsed(ofPayment, 'payment', raw),
    acknowledge: (raw) => parsed(ofPayment, 'payment', raw),
    settleByHand: settlementOf,
    askAgain: (raw) => parsed(ofPayment, 'payment', raw),
    withdraw: (raw) => parsed(ofPayment, 'payment', raw),
  },
  cancel: {
    send: (raw) => parsed(cancel, 'cancel', raw),
    other: (raw) => parsed(z.strictObject({ merchantUid, reason: text(200) }), 'cancel', raw),
    ifPaid: (raw) =>
      parsed(z.strictObject({ merchantUid, reason: text(200).nullable() }), 'cancel', raw),
    withdraw: (raw) => parsed(z.strictObject({ cancelId }), 'cancel', raw),
  },
  receipt: receiptParsers,
  points: pointsParsers,
  ask: {
    answer: (raw) => parsed(z.strictObject({ id: text(40), yes: z.boolean() }), 'answer', raw),
  },
  ledger: {},
  setup: {
    save: settingsOf,
    saveKeys: (raw) => parsed(keys, 'keys', raw),
    savePointsKeys: (raw) => parsed(pointsKeys, 'pointsKeys', raw),
  },
};

const settlement = z
  .strictObject({
    merchantUid,
    as: z.enum(['paid', 'not-charged']),
    impUid: impUid.optional(),
    evidence: text(evidenceChars.max, evidenceChars.min),
  })
  .superRefine(({ as, impUid: given }, context) => {
    const rule = as === 'paid' ? 'missing' : 'unknown-field';
    if ((as === 'paid') === (given !== undefined)) return;
    context.addIssue({ code: 'custom', path: ['impUid'], params: { rule } });
  });

/** The transaction number belongs to *paid* and to nothing else. */
function settlementOf(raw: unknown): HandSettlement {
  const { impUid: given, as, ...said } = parsed(settlement, 'settle', raw);
  if (as === 'not-charged' || given === undefined) return { ...said, as: 'not-charged' };
  return { ...said, as, impUid: given };
}

/** The settings keep their own parser, with the rules that live mode adds. */
function settingsOf(raw: unknown): Settings {
  const settings = parseSettings(raw);
  if (settings.ok) return settings.value;
  const [first] = settings.failure;
  const { field = '', ...broken } = first ?? { rule: 'format' as const };
  throw new Refused({ kind: 'refused', field: `settings.${field}`, ...broken });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** A key that is there without a value is a key that is not there. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
