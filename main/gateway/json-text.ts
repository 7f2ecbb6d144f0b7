/** The JSON in `bytes`; undefined when they are not one whole JSON text in UTF-8. */
export function jsonOf(bytes: Uint8Array): { readonly json: unknown } | undefined {
  try {
    // A byte order mark is swallowed; a byte that is not UTF-8 throws.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json: unknown = JSON.parse(text);
    return hasDoubledKey(text) ? undefined : { json };
  } catch {
    return undefined;
  }
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/**
 * True when an object in a valid JSON text names one key twice: `JSON.parse` would quietly take the
 * last, and a reader on the way may have taken the first.
 */
function hasDoubledKey(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  let lastString = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found !== ':') lastString = found;
    else if (!addKey(open.at(-1), lastString)) return true;
  }
  return false;
}

/** False when the key was there already. Keys are compared unescaped. */
function addKey(keys: Set<string> | null | undefined, quoted: string): boolean {
  const key = String(JSON.parse(quoted));
  if (!keys || keys.has(key)) return false;
  keys.add(key);
  return true;
}
