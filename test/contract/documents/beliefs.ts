import type { Kind } from './document.ts';
import type { Oddity } from './mutations.ts';

/** The whole answer is refused: one clear failure. */
export const unreadable = Symbol('unreadable');
/** The provider said no. */
export const refused = Symbol('refused');

type Reading = unknown;

/** How a kind is read when it turns odd: what is believed, and what all else comes to. */
type Belief = {
  readonly believed: Readonly<Partial<Record<Oddity, Reading>>>;
  readonly otherwise: Reading;
};

const long = 'long'.repeat(2_560);
const texts = {
  'a text': 'another word',
  'an empty text': '',
  digits: '7',
  'a text with a line break': 'a\r\nb',
  'the text of a huge number': '1e15',
} as const;
const { 'an empty text': _empty, ...filledTexts } = texts;
const absent = (value: Reading): Belief['believed'] => ({ missing: value, null: value });

/**
 * What each kind of field may be read as. Written from the documents, not from the parsers: a number is
 * never made of a text, a text never of a list, and what decides about money is believed or refused.
 */
export const beliefs: Readonly<Record<Kind, Belief>> = {
  number: { believed: filledTexts, otherwise: unreadable },
  word: { believed: filledTexts, otherwise: unreadable },
  won: { believed: { 'a number': 7, 'a huge number': 1e15 }, otherwise: unreadable },
  signed: { believed: { 'a number': 7, 'a number below zero': -1 }, otherwise: unreadable },
  points: { believed: { 'a number': 7 }, otherwise: unreadable },
  object: { believed: {}, otherwise: unreadable },
  'envelope-code': {
    believed: { 'a number': refused, 'a huge number': refused, 'a number below zero': refused },
    otherwise: unreadable,
  },
  'issuance-number': {
    believed: {
      digits: '7',
      'a number': '7',
      'a huge number': '1000000000000000',
      'the text of a huge number': '1e15',
    },
    otherwise: unreadable,
  },
  currency: { believed: { ...texts, ...absent('KRW') }, otherwise: unreadable },
  'cancelled-sum': {
    // The history says it where the sum is missing.
    believed: { ...absent(2_500), 'a number': 7 },
    otherwise: unreadable,
  },
  rows: { believed: absent([]), otherwise: unreadable },
  message: {
    believed: { ...texts, ...absent('told nowhere'), 'a text of 10 kB': 'told nowhere' },
    otherwise: unreadable,
  },
  text: { believed: texts, otherwise: null },
  flag: { believed: { 'a yes': true }, otherwise: null },
  time: { believed: { 'a number': 7, digits: 7 }, otherwise: 0 },
  count: { believed: { 'a number': 7, digits: 7 }, otherwise: null },
  code: {
    believed: {
      ...texts,
      'a number': '7',
      'a huge number': '1000000000000000',
      'a number below zero': '-1',
    },
    otherwise: null,
  },
  json: {
    believed: {
      ...texts,
      'a text of 10 kB': long,
      'a number': '7',
      'a huge number': '1000000000000000',
      'a number beyond safe integers': '9007199254740992',
      'a number below zero': '-1',
      'a fraction': '0.5',
      'a yes': 'true',
      'a list': '[1]',
      'an object': '{"a":1}',
    },
    otherwise: null,
  },
  'korean-time': { believed: {}, otherwise: null },
  account: { believed: {}, otherwise: null },
  'account-words': {
    believed: { ...filledTexts, 'a number': '7', 'a huge number': '1000000000000000' },
    otherwise: null,
  },
};

/** What a field of this kind is read as when it turns odd. */
export function beliefOf(kind: Kind, how: Oddity): Reading {
  const { believed, otherwise } = beliefs[kind];
  return Object.hasOwn(believed, how) ? believed[how] : otherwise;
}
