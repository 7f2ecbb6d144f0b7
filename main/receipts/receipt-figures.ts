import type { Won } from '../../preload/views.ts';

/** Korea is nine hours ahead of UTC all year. */
const seoulAheadMs = 9 * 60 * 60 * 1_000;

/** `2026-11-21 14:05:33` in the shop. */
export function stampOf(atMs: number): string {
  return new Date(atMs + seoulAheadMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `20,700`: receipts name no currency. */
export function figureOf(amountWon: number): string {
  return String(amountWon).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `-20,700` of what is taken back; nothing has no sign. */
export function minusFigureOf(amountWon: Won): string {
  return amountWon === 0 ? '0' : `-${figureOf(amountWon)}`;
}

/** `20,700` or `-20,700`, whichever way it points. */
export function signedFigureOf(amountWon: number): string {
  return amountWon < 0 ? `-${figureOf(-amountWon)}` : figureOf(amountWon);
}

/** `20,700P`. */
export function pointsOf(amountWon: Won): string {
  return `${figureOf(amountWon)}P`;
}
