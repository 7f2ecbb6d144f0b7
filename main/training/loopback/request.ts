import type { IncomingMessage } from 'node:http';

const bodyBytesMax = 1_048_576;

/** The fields of a request, whichever way they were sent. */
export type Fields = Readonly<Record<string, unknown>>;

export type BodyRead =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly status: 400 | 413 };

/** Reads JSON or a form; no body at all is no fields. */
export async function readFields(request: IncomingMessage): Promise<BodyRead> {
  const text = await textWithin(request, bodyBytesMax);
  if (text === 'too-large') return { ok: false, status: 413 };
  if (text === 'cut-off') return { ok: false, status: 400 };
  return fieldsIn(text.body, request);
}

type TextRead = { readonly body: string } | 'too-large' | 'cut-off';

async function textWithin(request: IncomingMessage, bytesMax: number): Promise<TextRead> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > bytesMax) return 'too-large';
      chunks.push(piece);
    }
  } catch {
    // The caller went away in the middle of its body.
    return 'cut-off';
  }
  return { body: Buffer.concat(chunks).toString('utf8') };
}

function fieldsIn(text: string, request: IncomingMessage): BodyRead {
  if (text.trim() === '') return { ok: true, fields: {} };
  const type = request.headers['content-type'] ?? '';
  const fields = type.includes('form-urlencoded') ? formFields(text) : jsonFields(text);
  return fields === null ? { ok: false, status: 400 } : { ok: true, fields };
}

function formFields(text: string): Fields {
  return Object.fromEntries(new URLSearchParams(text));
}

function jsonFields(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field as text; missing, null and structured ones are empty. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** A field as a number, also when it came as text; null when missing or empty, NaN when it is none. */
export function numberOf(fields: Fields, name: string): number | null {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? Number(value) : Number.NaN;
}
