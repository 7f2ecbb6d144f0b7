import type { Secret } from './secrets/secret.ts';

const mark = '«secret»';

// `password: x`, `"imp_key":"x"`, `Authorization: Bearer x`, `token=x`: the name stays, the value goes.
const named =
  /("?\b[\w-]*(?:secret|passw(?:or)?d|authorization|token|credential|benepia_user|imp_key|api_?key|buyer_\w+)[\w-]*"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|(?:bearer\s+|basic\s+)?[^\s,;&}\]]+)/gi;
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi;

/**
 * The second net under the log's allow-list: takes out values that stand beside a secret's name, and
 * the live secrets themselves, as they are or as JSON, a URL or base64 would write them.
 */
export function redact(text: string, secrets: Iterable<Secret>): string {
  let clean = text.replace(named, `$1${mark}`).replace(bearer, `$1 ${mark}`);
  for (const secret of secrets) {
    for (const form of formsOf(secret.reveal())) clean = clean.replaceAll(form, mark);
  }
  return clean;
}

/** Shorter values would blot out ordinary words. */
const charsMin = 6;

function formsOf(value: string): readonly string[] {
  if (value.length < charsMin) return [];
  const base64 = Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, '');
  const json = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, json, encodeURIComponent(value), base64])];
}
