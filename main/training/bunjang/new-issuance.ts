import { catchUp, type Issuance } from './books.ts';
import type { Desk } from './desk.ts';
import { koreaDayEndMs } from './korea-time.ts';
import { planFor } from './practice.ts';

const dayMs = 86_400_000;

/** Writes an issuance into the books, with everything that will become of it by itself. */
export function newIssuance(desk: Desk, amountWon: number): Issuance {
  const { books, switches, timeScale } = desk;
  const nowMs = desk.nowMs();
  const { waitedMs, neverReady, depositMs, dueMs } = planFor(amountWon, switches);
  const scaled = (ms: number): number => Math.round(ms / timeScale);
  const readyAtMs = nowMs + scaled(waitedMs);
  const id = String(books.nextId);
  const one: Issuance = {
    id,
    amountWon,
    status: 'WAITED',
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    readyAtMs,
    neverReady,
    dueAtMs: dueMs === 0 ? koreaDayEndMs(nowMs + dayMs) : nowMs + scaled(dueMs),
    depositAtMs: depositMs === null ? null : readyAtMs + scaled(depositMs),
    accountNumber: `9${id.padStart(11, '0')}`,
  };
  books.nextId += 1;
  books.issuances.push(one);
  catchUp(books, nowMs);
  return one;
}
