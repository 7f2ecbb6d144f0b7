/** What a field may turn into when the other side makes a mistake or grows. */
export const odd = {
  missing: undefined,
  null: null,
  'a text': 'another word',
  'an empty text': '',
  'a number': 7,
  'a huge number': Number.POSITIVE_INFINITY,
  'a fraction': 0.5,
  'below zero': -1,
  'beyond safe integers': 2 ** 53,
  'the text NaN': 'NaN',
  'a yes': true,
  'a list': [1],
  'an object': { a: 1 },
} as const;

export type Odd = keyof typeof odd;
export const oddities = Object.keys(odd) as readonly Odd[];

/** Expected where the whole answer is refused. */
export const malformed = Symbol('malformed');

const textOr = (other: unknown) => (value: unknown) => (typeof value === 'string' ? value : other);
const absentOr =
  (absent: unknown, read: (value: unknown) => unknown) =>
  (value: unknown): unknown =>
    value === undefined || value === null ? absent : read(value);

/** What a field of each kind is read as when it turns odd. Only these are allowed; nothing is made up. */
export const readAs = {
  text: textOr(null),
  flag: (value) => (value === true ? true : null),
  time: (value) => (value === 7 ? 7 : 0),
  count: (value) => (value === 7 ? 7 : null),
  code: (value) => (value === 7 || value === -1 ? String(value) : textOr(null)(value)),
  json: absentOr(null, (value) => {
    if (value === Number.POSITIVE_INFINITY) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  }),
  uid: (value) => (value === '' ? malformed : textOr(malformed)(value)),
  currency: absentOr('KRW', textOr(malformed)),
  won: (value) => (value === 7 ? 7 : malformed),
  signed: (value) => (value === 7 || value === -1 ? value : malformed),
  rows: absentOr([], () => malformed),
  row: () => malformed,
} as const satisfies Readonly<Record<string, (value: unknown) => unknown>>;

export type Kind = keyof typeof readAs;

/** `body` with one field odd, or gone. */
export function withOdd(body: object, field: string, how: Odd): object {
  const { [field]: _gone, ...rest } = body as Readonly<Record<string, unknown>>;
  return how === 'missing' ? rest : { ...rest, [field]: odd[how] };
}
