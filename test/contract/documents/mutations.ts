import { at, type Document, withAt } from './document.ts';

/** What another side may put where a value belongs. JSON text, so that numbers are as they were sent. */
const values = {
  null: 'null',
  'a text': '"another word"',
  'an empty text': '""',
  digits: '"7"',
  'a text with a line break': '"a\\r\\nb"',
  'a text of 10 kB': `"${'long'.repeat(2_560)}"`,
  'a number': '7',
  'a huge number': '1e15',
  'a number beyond safe integers': '9007199254740993',
  'a number beyond all numbers': '1e400',
  'a number below zero': '-1',
  'a fraction': '0.5',
  'the text of a huge number': '"1e15"',
  'a yes': 'true',
  'a list': '[1]',
  'an object': '{"a":1}',
} as const;

/** A field that is odd in itself. */
export type Oddity = keyof typeof values | 'missing';

export const oddities: readonly Oddity[] = ['missing', ...namesIn(values)];

/** An answer in which something around a field is odd. */
export const surroundings = ['named twice', 'beside another field'] as const;

const hole = 'HOLE-IN-THE-ANSWER';

/** The example with one field odd, as JSON text. */
export function oddText({ example }: Document, path: string, how: Oddity): string {
  if (how === 'missing') return JSON.stringify(withAt(example, path, undefined));
  return JSON.stringify(withAt(example, path, hole)).replace(`"${hole}"`, () => values[how]);
}

/** The example with one key named twice, the second time with another value. */
export function doubledText({ example }: Document, path: string): string {
  const key = path.split('.').at(-1) ?? '';
  const text = JSON.stringify(withAt(example, path, hole));
  const value = JSON.stringify(at(example, path));
  return text.replace(`"${hole}"`, () => `${value},"${key}":7`);
}

/** The example with a field of tomorrow beside one of today. */
export function grownText({ example }: Document, path: string): string {
  const value = JSON.stringify(at(example, path));
  const text = JSON.stringify(withAt(example, path, hole));
  return text.replace(
    `"${hole}"`,
    () => `${value},"field_of_tomorrow":{"amount":1,"status":"paid"}`,
  );
}

/** Whole bodies that are not the answer they should be. */
export function oddBodies(document: Document): Readonly<Record<string, string>> {
  const text = JSON.stringify(document.example);
  return {
    'an empty body': '',
    'white space': ' \r\n',
    'a page': '<!doctype html><title>200</title>',
    'cut short': text.slice(0, -1),
    'cut in the middle': text.slice(0, text.length / 2),
    'twice over': text + text,
    'in a list': `[${text}]`,
    'as a text': JSON.stringify(text),
    'a null': 'null',
    'a number': '7',
    'an empty object': '{}',
  };
}

function namesIn<T extends string>(of: Readonly<Record<T, unknown>>): readonly T[] {
  return Object.keys(of).filter((name): name is T => Object.hasOwn(of, name));
}
