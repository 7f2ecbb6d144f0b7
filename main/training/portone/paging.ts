import type { PaymentRow } from './books.ts';

export type Sorting = 'started' | 'paid' | 'updated';

/** The order asked for, `-` first for newest first; null when there is no such order. */
export function sortingOf(query: URLSearchParams): { by: Sorting; falling: boolean } | null {
  const asked = query.get('sorting') ?? '-started';
  const by = asked.replace(/^-/, '');
  if (by !== 'started' && by !== 'paid' && by !== 'updated') return null;
  return { by, falling: asked.startsWith('-') };
}

/** Rows in that order; those of the same second stay in the order they were written. */
export function sorted(
  rows: readonly PaymentRow[],
  sorting: { by: Sorting; falling: boolean },
): PaymentRow[] {
  const key = (row: PaymentRow): number => {
    if (sorting.by === 'updated') return row.updatedAtMs;
    return sorting.by === 'paid' ? row.paidAtS : row.startedAtS;
  };
  const rising = rows
    .map((row, at) => ({ row, at }))
    .sort((left, right) => key(left.row) - key(right.row) || left.at - right.at)
    .map(({ row }) => row);
  return sorting.falling ? rising.reverse() : rising;
}

export type Page = { readonly page: number; readonly limit: number };

/** From 1, at most 1000 a page, 20 unless asked; null when out of bounds. */
export function pageOf(query: URLSearchParams): Page | null {
  const page = wholeOf(query.get('page'), 1);
  const limit = wholeOf(query.get('limit'), 20);
  return page < 1 || limit < 1 || limit > 1000 ? null : { page, limit };
}

function wholeOf(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** One page; `previous` and `next` are 0 where there is none. */
export function pageAnswer<T>(rows: readonly T[], { page, limit }: Page) {
  const pages = Math.ceil(rows.length / limit);
  return {
    total: rows.length,
    previous: Math.min(page - 1, pages),
    next: page < pages ? page + 1 : 0,
    list: rows.slice((page - 1) * limit, page * limit),
  };
}
