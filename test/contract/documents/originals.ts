import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from './document.ts';

/** The folder with the documents as they were published; they are not ours to keep here. */
const folder = process.env['BENEPIA_DOCUMENTS'] ?? '';

/** Why the originals are not compared; null when they are there. */
export const missingWhy: string | null =
  folder !== '' && existsSync(folder)
    ? null
    : 'BENEPIA_DOCUMENTS names no folder with the four documents';

/** The names an original uses, of its answer as paths, and of its request. */
export type Named = { readonly answer: readonly string[]; readonly asks: readonly string[] };

/** Reads an original. */
export function namesInOriginal(number: Document['number']): Named {
  return namedBy[number](textOf(number));
}

function textOf(number: string): string {
  const file = readdirSync(folder).find((name) => name.startsWith(`${number}_`));
  if (file === undefined) throw new Error(`no document ${number} in ${folder}`);
  return readFileSync(join(folder, file), 'utf8');
}

const namedBy: Readonly<Record<Document['number'], (text: string) => Named>> = {
  '000': (text) => ({
    answer: pathsInModel(text),
    asks: [...text.matchAll(/swagger-parameter in="body" name="(\w+)"/g)].map(first),
  }),
  '001': namesInList,
  '002': (text) => ({
    answer: pathsInSchema(JSON.parse(text.slice(text.indexOf('{\n'), text.lastIndexOf('}') + 1))),
    asks: ['id', 'Authorization'].filter((name) => text.includes(name)),
  }),
  '003': (text) => ({
    answer: pathsInModel(text),
    asks: [...text.matchAll(/^\| (\w+\\_\w+)</gm)].map((match) => first(match).replace('\\', '')),
  }),
};

/** The *Response Model Schema* of a page: an example in JSON. */
function pathsInModel(text: string): readonly string[] {
  const model = /Response Model Schema<\/summary>\s*```\w*\n([\s\S]*?)```/.exec(text);
  return pathsIn(JSON.parse(model?.[1] ?? 'null'), '');
}

function pathsIn(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return pathsIn(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsIn(inner, here)];
  });
}

type Schema = { readonly properties?: Readonly<Record<string, Schema>> };

function pathsInSchema({ properties = {} }: Schema, path = ''): readonly string[] {
  return Object.entries(properties).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...pathsInSchema(inner, here)];
  });
}

/**
 * The charge page is plain lines: a name, then its type, the request first. Its answer repeats the
 * envelope, then lists the payment, and after `cancel_history` one cancel.
 */
function namesInList(text: string): Named {
  const lines = text.split('\n').map((line) => line.trim());
  const isType = (line: string | undefined): boolean =>
    /^(\* )?(string|integer|boolean|double|array)\b|^\((Array|PaymentAnnotation)/i.test(line ?? '');
  const names = lines
    .map((line, place) => ({ name: line.replace('*', ''), after: lines[place + 1] }))
    .filter(({ name, after }) => /^[a-z_]+$/.test(name) && isType(after))
    .map(({ name }) => name);
  const answerFrom = names.indexOf('code');
  const answer = names.slice(answerFrom);
  const history = answer.indexOf('cancel_history');
  const outer = ['code', 'message', 'response'];
  const within = (name: string, place: number): string => {
    if (outer.includes(name)) return name;
    return place > history ? `response.cancel_history[].${name}` : `response.${name}`;
  };
  return { answer: [...new Set(answer.map(within))], asks: names.slice(0, answerFrom) };
}

function first(match: RegExpExecArray): string {
  return match[1] ?? '';
}
