import { describe, expect, test } from 'vitest';
import { beliefOf, refused, unreadable } from './beliefs.ts';
import { type AnswerField, type Document, withAt } from './document.ts';
import { documents } from './documents.ts';
import { doubledText, grownText, oddBodies, oddities, oddText } from './mutations.ts';
import { readers } from './readers.ts';

/** Where two fields contradict each other, neither is believed; where one says the other, none is lost. */
const exceptions: Readonly<Record<string, unknown>> = {
  '001 response.amount: a number': unreadable,
  // Above what a till can take there are no sums that stay exact.
  '003 response.amount: a huge number': unreadable,
};

function expectedOf(document: Document, field: AnswerField, how: (typeof oddities)[number]) {
  const named = `${document.number} ${field.path}: ${how}`;
  return Object.hasOwn(exceptions, named) ? exceptions[named] : beliefOf(field.kind, how);
}

/** The example as it is read when `field` comes as `value`. */
function readWith(document: Document, { reads, kind }: AnswerField, value: unknown): unknown {
  const base = readers[document.number](JSON.stringify(document.example));
  if (reads === null) return kind === 'message' ? base : value;
  const changed = withAt(base, reads, value);
  return reads === 'statusText' ? withAt(changed, 'status', 'other') : changed;
}

describe.each(documents)('document $number', (document) => {
  const read = readers[document.number];
  const example = JSON.stringify(document.example);
  const cases = document.fields.flatMap((field) => oddities.map((how) => ({ field, how })));

  test.each(cases)('$field.path: $how', ({ field, how }) => {
    const expected = expectedOf(document, field, how);
    const seen = read(oddText(document, field.path, how));
    if (expected === unreadable || expected === refused) expect(seen).toBe(expected);
    else expect(seen).toEqual(readWith(document, field, expected));
  });

  test.each(document.fields)('$path named twice: none of the two is believed', ({ path }) => {
    expect(read(doubledText(document, path))).toBe(unreadable);
  });

  test.each(document.fields)('$path beside a field of tomorrow: nothing changes', ({ path }) => {
    expect(read(grownText(document, path))).toEqual(read(example));
  });

  test('a byte order mark changes nothing', () => {
    expect(read(`\ufeff${example}`)).toEqual(read(example));
  });

  test.each(Object.entries(oddBodies(document)))('%s is no answer', (_name, body) => {
    expect(read(body)).toBe(unreadable);
  });
});
