/** The calls this gateway answers. */
export type RouteName =
  | 'token'
  | 'point'
  | 'charge'
  | 'payment'
  | 'find'
  | 'find-all'
  | 'many'
  | 'by-status'
  | 'balance'
  | 'cancel'
  | 'prepare'
  | 'prepare-edit'
  | 'prepared'
  | 'channels';

/** `wrong-method`: the path is known, the method is not. */
export type Match =
  | { readonly kind: 'route'; readonly route: RouteName; readonly args: readonly string[] }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unknown' };

type Pattern = readonly [method: string, path: string, route: RouteName];

/** Static segments stand before `{}`, so that `find` is never taken for a payment's id. */
const patterns: readonly Pattern[] = [
  ['POST', 'users/getToken', 'token'],
  ['GET', 'users/pg', 'channels'],
  ['POST', 'benepia/point', 'point'],
  ['POST', 'benepia/payment', 'charge'],
  ['GET', 'payments', 'many'],
  ['POST', 'payments/cancel', 'cancel'],
  ['POST', 'payments/prepare', 'prepare'],
  ['PUT', 'payments/prepare', 'prepare-edit'],
  ['GET', 'payments/prepare/{}', 'prepared'],
  ['GET', 'payments/find', 'find'],
  ['GET', 'payments/find/{}', 'find'],
  ['GET', 'payments/find/{}/{}', 'find'],
  ['GET', 'payments/findAll', 'find-all'],
  ['GET', 'payments/findAll/{}', 'find-all'],
  ['GET', 'payments/findAll/{}/{}', 'find-all'],
  ['GET', 'payments/status', 'by-status'],
  ['GET', 'payments/status/{}', 'by-status'],
  ['GET', 'payments/{}/balance', 'balance'],
  ['GET', 'payments/{}', 'payment'],
];

/** Finds the call for a path; a trailing slash is tolerated, segments come back decoded. */
export function matchOf(method: string, pathname: string): Match {
  const segments = decodedSegments(pathname);
  if (segments === null) return { kind: 'unknown' };
  const firstPath = patterns.find(([, path]) => argsOf(path, segments) !== null)?.[1];
  if (firstPath === undefined) return { kind: 'unknown' };
  const pattern = patterns.find(([verb, path]) => verb === method && path === firstPath);
  if (pattern === undefined) return { kind: 'wrong-method' };
  return { kind: 'route', route: pattern[2], args: argsOf(firstPath, segments) ?? [] };
}

function decodedSegments(pathname: string): string[] | null {
  const trimmed = pathname.replace(/^\/+|\/+$/g, '');
  try {
    return trimmed.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

function argsOf(path: string, segments: readonly string[]): string[] | null {
  const wanted = path.split('/');
  if (wanted.length !== segments.length) return null;
  const args: string[] = [];
  for (const [at, segment] of segments.entries()) {
    if (wanted[at] === '{}') args.push(segment);
    else if (wanted[at] !== segment) return null;
  }
  return args;
}
