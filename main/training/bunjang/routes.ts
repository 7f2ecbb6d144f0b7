/** The calls this gateway answers. */
export type RouteName = 'balance' | 'request' | 'look-up' | 'cancel';

export type Match = { readonly route: RouteName; readonly id: string };

const patterns: readonly (readonly [method: string, path: RegExp, route: RouteName])[] = [
  ['GET', /^\/api\/v1\/points\/balance\/?$/, 'balance'],
  ['POST', /^\/api\/v1\/points\/issuance\/?$/, 'request'],
  ['GET', /^\/api\/v1\/points\/issuance\/([^/]+)\/?$/, 'look-up'],
  ['POST', /^\/api\/v1\/points\/issuance\/([^/]+)\/cancel\/?$/, 'cancel'],
];

/** Finds the call for a path; null when there is none. The id comes back decoded. */
export function matchOf(method: string, path: string): Match | null {
  for (const [verb, pattern, route] of patterns) {
    const found = verb === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const id = decoded(found[1] ?? '');
    return id === null ? null : { route, id };
  }
  return null;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
