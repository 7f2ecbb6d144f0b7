import type { Mode } from '../../../preload/views.ts';
import type { Points } from './points-store.ts';
import { openIssuanceOf } from './standing.ts';

/** Why Bunjang cannot be asked at all, whatever for. */
export type PointsBlock = 'loading' | 'unavailable' | 'keys';

/** Why points cannot be asked for now. */
export type RequestBlock = PointsBlock | 'busy' | 'sending' | 'needs-person' | 'open' | 'empty';

/** Practice brings its own keys. */
export function pointsBlockOf(view: Points['view'], mode: Mode): PointsBlock | null {
  if (view === null) return 'loading';
  if (!view.available) return 'unavailable';
  return view.keys === 'missing' && mode !== 'training' ? 'keys' : null;
}

/** The first reason, or null when nothing is in the way; the largest amount is main's to refuse. */
export function requestBlockOf(points: Points, mode: Mode): RequestBlock | null {
  const block = pointsBlockOf(points.view, mode) ?? openBlockOf(points.view);
  if (block !== null) return block;
  if (points.busy.includes('request')) return 'busy';
  return points.digits === '' ? 'empty' : null;
}

/** Only one may be open at a time. */
export function openBlockOf(view: Points['view']): 'sending' | 'needs-person' | 'open' | null {
  const open = view === null ? null : openIssuanceOf(view);
  if (open === null) return null;
  return open.state === 'sending' || open.state === 'needs-person' ? open.state : 'open';
}
