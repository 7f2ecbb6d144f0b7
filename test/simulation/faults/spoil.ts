import type { Chance } from '../chance.ts';
import { isObject } from '../is-object.ts';
import type { ServerAnswer } from '../server/answers.ts';
import type { Spoilt } from './effect.ts';

/** The whole answer replaced by a page, as a door on the way writes it. */
export function page(status: number): () => Spoilt {
  return () => ({ status, bytes: Buffer.from('<html><body>잠시 후 다시</body></html>') });
}

/** The JSON text of the answer changed; the till's own reader judges it. */
export function rewritten(
  change: (text: string, chance: Chance) => string,
): (answer: ServerAnswer, chance: Chance) => Spoilt {
  return ({ status, body }, chance) => ({
    status,
    bytes: Buffer.from(change(JSON.stringify(body), chance)),
  });
}

/** Fields of the payment in the answer replaced, or of every payment of a list. */
export function altered(
  fields: Readonly<Record<string, unknown>>,
): (answer: ServerAnswer) => Spoilt {
  return ({ status, body }) => ({
    status,
    body: withResponse(body, (row) => (isElsewhere(row) ? row : { ...row, ...fields })),
  });
}

/** Another till's: nobody here wrote down what is true of it, so a lie about it cannot be told. */
function isElsewhere({ merchant_uid: uid }: Fields): boolean {
  return typeof uid === 'string' && uid.startsWith('T9-');
}

/** The envelope's own fields replaced. */
export function enveloped(
  fields: Readonly<Record<string, unknown>>,
): (answer: ServerAnswer) => Spoilt {
  return ({ status, body }) => ({ status, body: isObject(body) ? { ...body, ...fields } : body });
}

export function withoutResponse({ status, body }: ServerAnswer): Spoilt {
  if (!isObject(body)) return { status, body };
  const { response: _gone, ...rest } = body;
  return { status, body: rest };
}

type Fields = Readonly<Record<string, unknown>>;

function withResponse(body: unknown, change: (row: Fields) => Fields): unknown {
  if (!isObject(body)) return body;
  const { response } = body;
  if (!isObject(response)) return body;
  const { list } = response;
  if (!Array.isArray(list)) return { ...body, response: change(response) };
  const rows = list.map((row: unknown) => (isObject(row) ? change(row) : row));
  return { ...body, response: { ...response, list: rows } };
}

/** A key that stands twice, the second time with another value: readers differ in which they take. */
export function doubledKey(text: string): string {
  return text.replace('"code":', '"code":0,"code":');
}
