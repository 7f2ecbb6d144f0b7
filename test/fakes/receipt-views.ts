import type { PrintStanding } from '../../preload/print-views.ts';
import type { ReceiptView } from '../../preload/views.ts';
import { noonMs } from './till-states.ts';

/** A receipt that is a picture and nothing more. */
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="384" height="420"><rect width="100%" height="100%" fill="#fff"/>' +
  '<text x="192" y="60" text-anchor="middle" font-size="26">영 수 증</text>' +
  '<text x="20" y="130" font-size="22">합계 12,000원</text></svg>';

/** The receipt of P1, which nobody has printed yet. */
export function receiptViewOf(more: Partial<ReceiptView> = {}): ReceiptView {
  return { of: { merchantUid: 'P1' }, kind: 'sale', svg, print: { at: 'none' }, ...more };
}

/** A deposit slip. */
export const slipView: ReceiptView = receiptViewOf({ of: { issuanceId: '132' }, kind: 'deposit' });

/** Every way a receipt can stand with the printer. */
export const standings = {
  none: { at: 'none' },
  waiting: { at: 'waiting', sinceMs: noonMs, copies: 0 },
  'waiting-again': { at: 'waiting', sinceMs: noonMs, copies: 1 },
  sent: { at: 'sent', atMs: noonMs + 2_000, copies: 1 },
  'sent-again': { at: 'sent', atMs: noonMs + 2_000, copies: 3 },
  unsure: { at: 'unsure', atMs: noonMs + 2_000, copies: 1 },
} as const satisfies Readonly<Record<string, PrintStanding>>;
