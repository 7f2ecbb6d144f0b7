import type { Breakdowns } from '../services/breakdowns.ts';
import type { Core } from '../services/core.ts';
import type { Deferred } from '../services/deferred/deferred.ts';
import type { ShopPoints } from '../services/points/shop-points.ts';

/** What every document is drawn from: the ledger, the settings, and whose money it is. */
export type DocumentSource = {
  readonly core: Core;
  readonly deferred: Deferred;
  readonly breakdowns: Pick<Breakdowns, 'view'>;
  readonly points: Pick<ShopPoints, 'core'>;
  /** A gateway on this machine stands in for the provider. */
  readonly simulated: boolean;
  /** The same for Bunjang. */
  readonly pointsSimulated: boolean;
};

/** How a document is drawn: on which paper, and as which copy. */
export type Look = {
  /** 48 when not given. */
  readonly columns?: 48 | 32;
  /** Null on the first copy. */
  readonly reprint: { readonly count: number; readonly atMs: number } | null;
};

/** As on the screen. */
export const onScreen: Look = { reprint: null };
