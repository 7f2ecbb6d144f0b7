import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Mode } from '../../../preload/views.ts';
import type { World } from '../world.ts';

/** One thing that must never be so. */
export type Violation = { readonly rule: string; readonly atMs: number; readonly what: string };

/** What is known of one merchant_uid beside the two books. */
export type Trail = {
  readonly merchantUid: string;
  readonly saleId: string;
  /** When the last charge of it was under way, as far as anybody can know. */
  lastSentMs: number | null;
  /** POSTs handed to a connected socket, by attempt. */
  readonly posts: Map<number, number>;
  /** POSTs turned away with a complete 401 that reached the till, by attempt. */
  readonly atDoor: Map<number, number>;
  /** Requests that are under way. */
  inFlight: number;
  /** Under which attempt each row of the server came to be. */
  readonly attemptOf: Map<string, number>;
  /** A complete no reached the till for the latest attempt. */
  refused: boolean;
  /** A failed row of it was shown to the till. */
  sawFailed: boolean;
  everAlarmed: boolean;
};

/** What people did about one sale. */
export type SaleTrail = {
  readonly saleId: string;
  readonly merchantUids: string[];
  paidAnotherWay: boolean;
  /** The counter says that it is being charged: nobody takes cash for it just then. */
  isSending: boolean;
  /** Acts of people that allow one attempt each. */
  consents: number;
  attempts: number;
};

/** A payment that was taken beside another one, and must be found. */
export type LateDouble = {
  readonly merchantUid: string;
  readonly impUid: string;
  onlineMs: number;
  alarmed: boolean;
};

/** Everything the oracle remembers; its rules read and write it. */
export type Notebook = {
  readonly world: World;
  readonly mode: Mode;
  readonly violations: Violation[];
  /** The rows that are on the disk, by what the transactions said. */
  readonly payments: Map<string, Payment>;
  readonly cancels: Map<string, Cancel>;
  readonly trails: Map<string, Trail>;
  readonly sales: Map<string, SaleTrail>;
  readonly lateDoubles: LateDouble[];
  /** How often each edge of the two state machines was taken, as `payment created>sending`. */
  readonly edges: Record<string, number>;
};

export function createNotebook(world: World, mode: Mode): Notebook {
  return {
    world,
    mode,
    violations: [],
    payments: new Map(),
    cancels: new Map(),
    trails: new Map(),
    sales: new Map(),
    lateDoubles: [],
    edges: {},
  };
}

export function accuse(book: Notebook, rule: string, what: string): void {
  book.violations.push({ rule, atMs: book.world.nowMs(), what });
}

export function trailOf(book: Notebook, merchantUid: string): Trail | null {
  return book.trails.get(merchantUid) ?? null;
}

export function saleOf(book: Notebook, saleId: string): SaleTrail {
  const known = book.sales.get(saleId);
  if (known) return known;
  const fresh = {
    saleId,
    merchantUids: [],
    paidAnotherWay: false,
    isSending: false,
    consents: 0,
    attempts: 0,
  };
  book.sales.set(saleId, fresh);
  return fresh;
}

export function countEdge(book: Notebook, machine: string, from: string, to: string): void {
  const edge = `${machine} ${from}>${to}`;
  book.edges[edge] = (book.edges[edge] ?? 0) + 1;
}
