/** What a value of a field must be to be believed, and what becomes of the answer when it is not. */
export type Kind =
  // Strict: without them the answer is not believed at all.
  | 'number'
  | 'word'
  | 'won'
  | 'signed'
  | 'points'
  | 'object'
  | 'envelope-code'
  | 'issuance-number'
  // Lenient: read as nothing, the rest of the answer stands.
  | 'text'
  | 'flag'
  | 'time'
  | 'count'
  | 'code'
  | 'json'
  | 'currency'
  | 'cancelled-sum'
  | 'rows'
  | 'message'
  | 'korean-time'
  | 'account'
  | 'account-words';

/** One field of an answer. */
export type AnswerField = {
  /** As it stands in the JSON; the items of a list as `[]`. */
  readonly path: string;
  readonly kind: Kind;
  /** Where the client tells it, by name; null for what is judged and not told. */
  readonly reads: string | null;
};

/** One of the documents this program is built on. */
export type Document = {
  readonly number: '000' | '001' | '002' | '003';
  /** A whole answer with every field the document names. */
  readonly example: object;
  readonly fields: readonly AnswerField[];
  /** The names that go out: body, path and header. */
  readonly asks: readonly string[];
};

/** Fields from lines of `path kind reads`; `-` for what is judged and not told. */
export function fieldsIn(lines: string): readonly AnswerField[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', kind = '', reads = ''] = line.trim().split(/\s+/);
      return { path, kind: kindOf(kind), reads: reads === '-' ? null : reads };
    });
}

const strict = 'number word won signed points object envelope-code issuance-number';
const lenient =
  'text flag time count code json currency cancelled-sum rows message korean-time account account-words';
const kinds = new Set(`${strict} ${lenient}`.split(' '));

function kindOf(text: string): Kind {
  if (!isKind(text)) throw new Error(`no such kind: ${text}`);
  return text;
}

function isKind(text: string): text is Kind {
  return kinds.has(text);
}

/** Every path of a JSON value: objects, lists, and the items of lists as `[]`. */
export function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsOf(inner, here)];
  });
}

/** What stands at a path of names with dots; undefined when nothing does. `[]` is the first item. */
export function at(value: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)];
    return isObject(inner) ? inner[step] : undefined;
  }, value);
}

/** A copy with `next` at a path; undefined takes the key away. */
export function withAt(value: unknown, path: string, next: unknown): unknown {
  const [step, ...rest] = stepsOf(path);
  return step === undefined ? next : withSteps(value, step, rest, next);
}

function withSteps(value: unknown, step: string, rest: readonly string[], next: unknown): unknown {
  const [after, ...more] = rest;
  const change = (inner: unknown): unknown =>
    after === undefined ? next : withSteps(inner, after, more, next);
  if (Array.isArray(value)) {
    return value.map((item, place) => (String(place) === step ? change(item) : item));
  }
  if (!isObject(value)) throw new Error(`nothing to change at ${step}`);
  const changed = change(value[step]);
  const { [step]: _gone, ...others } = value;
  return changed === undefined ? others : { ...value, [step]: changed };
}

function stepsOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.0').split('.');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
