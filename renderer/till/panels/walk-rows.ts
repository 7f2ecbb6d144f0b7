import type { KeyboardEvent } from 'react';

/** How many rows PgUp and PgDn go. */
const pageRows = 8;

/** Moves the focus among the row buttons of a list with arrows, PgUp, PgDn, Home and End. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = document.activeElement;
  const now = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const to = rowAfter(event.key, now, rows.length);
  if (to === null) return;
  event.preventDefault();
  rows[to]?.focus();
}

/** The row a key leads to, or null when the key is not about rows. */
export function rowAfter(key: string, now: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    PageDown: now + pageRows,
    PageUp: now - pageRows,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  if (to === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, to));
}
