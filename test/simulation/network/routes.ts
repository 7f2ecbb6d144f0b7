import type { Route } from '../history-wire.ts';

/** Which call a path is, and the number at its end. */
export function routeOf(path: string): { readonly route: Route; readonly subject: string } {
  const known = fixed[path];
  if (known) return { route: known, subject: '' };
  const parts = path.split('/').slice(1);
  const last = decodeURIComponent(parts.at(-1) ?? '');
  if (parts[0] !== 'payments') return { route: 'other', subject: last };
  if (parts[1] === 'findAll') return { route: 'find-all', subject: last };
  if (parts[1] === 'find') return { route: 'find', subject: last };
  if (parts[1] === 'status') return { route: 'by-status', subject: last };
  if (last === 'balance') return { route: 'balance', subject: decodeURIComponent(parts[1] ?? '') };
  return { route: 'payment', subject: last };
}

const fixed: Readonly<Record<string, Route>> = {
  '/users/getToken': 'token',
  '/users/pg': 'channels',
  '/benepia/point': 'point',
  '/benepia/payment': 'charge',
  '/payments/cancel': 'cancel',
};
