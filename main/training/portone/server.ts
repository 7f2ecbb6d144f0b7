import { systemClock, type TrainingClock } from '../loopback/clock.ts';
import { isForControl } from '../loopback/control.ts';
import { type Notice, openKeeper } from '../loopback/keeper.ts';
import { openSite } from '../loopback/site.ts';
import { type AccountSeed, seededAccounts } from './accounts.ts';
import type { Books, PaymentRow } from './books.ts';
import { freshBooks, freshImpUid, freshPgTid, nobody } from './books.ts';
import { type Channel, seededChannels } from './channels.ts';
import { controls } from './control.ts';
import type { Desk } from './desk.ts';
import { type Faults, noFaults } from './faults.ts';
import { type House, receive, type Seen } from './reception.ts';
import { booksText, restoreBooks } from './saved-books.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import type { KeyPair } from './token.ts';

/** The key and secret accepted unless others are given. */
export const trainingKeys: KeyPair = { key: 'training-key', secret: 'training-secret' };

export type TrainingOptions = {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Where the books are kept over restarts; nothing: in memory only. */
  readonly file?: string;
  readonly keys?: KeyPair;
  readonly accounts?: readonly AccountSeed[];
  readonly channels?: readonly Channel[];
  readonly switches?: Partial<Switches>;
  readonly clock?: TrainingClock;
  /** Opens `/__training/` for another process. */
  readonly control?: boolean;
  readonly onNotice?: (notice: Notice) => void;
};

/** A running training gateway and everything a test may read or set in it. */
export type TrainingGateway = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly books: Books;
  readonly switches: Switches;
  readonly faults: Faults;
  /** Every call that was let in, oldest first; the last 10,000. */
  readonly seen: readonly Seen[];
  /** Writes a row as if the provider had it, paid unless said otherwise; balances stay as they are. */
  addPayment(row: NewPayment): PaymentRow;
  /** Nobody listens any more: calls are refused before a byte is sent. */
  unplug(): Promise<void>;
  /** Listens again, on the same port. */
  plugIn(): Promise<void>;
  /** Back to the seeded accounts and empty books; faults and switches stay. */
  reset(): Promise<void>;
  /** Ends every connection and every delay that still runs; the books are on the disk then. */
  close(): Promise<void>;
};

/** What a made-up row must say; the rest is filled in. */
export type NewPayment = Partial<PaymentRow> & Pick<PaymentRow, 'merchantUid' | 'amountWon'>;

/**
 * Starts a PortOne V1 gateway on loopback that takes nothing from anyone. Source: docs/upstream.
 * Rejects only when the port cannot be had or the books' file cannot be touched at all.
 */
export async function startTrainingGateway(
  options: TrainingOptions = {},
): Promise<TrainingGateway> {
  const clock = options.clock ?? systemClock;
  const desk = deskFor(options, clock);
  const keeper = await openKeeper(options.file, options.onNotice, {
    nowMs: () => desk.nowMs(),
    textNow: () => booksText(desk.books),
    restore: (text) => restoreBooks(text, desk.books),
  });
  const faults = noFaults();
  const site = await openSite({
    port: options.port ?? 0,
    clock,
    onNotice: options.onNotice,
    // The control stays where it is while the rest is offline.
    isShut: () => faults.offline && control === null,
    async answer(exchange) {
      if (control !== null && isForControl(exchange)) await control(exchange);
      else await receive(house, exchange);
    },
  });
  const { line, plug, delays, outage } = site;
  const house: House = { desk, faults, seen: [], keeper, delays, outage };
  const control = options.control === true ? controls(house, { line, plug, reset }) : null;

  async function reset(): Promise<void> {
    const fresh = freshBooks(options.accounts ?? seededAccounts);
    house.delays.callOff();
    refill(desk.books, fresh);
    await keeper.save();
  }
  return {
    url: line.url,
    books: desk.books,
    switches: desk.switches,
    faults: house.faults,
    seen: house.seen,
    addPayment: (row) => addPayment(desk, row),
    unplug: line.unplug,
    plugIn: line.plugIn,
    reset,
    async close() {
      await site.close();
      await keeper.save();
    },
  };
}

function deskFor(options: TrainingOptions, clock: TrainingClock): Desk {
  return {
    books: freshBooks(options.accounts ?? seededAccounts),
    switches: { ...defaultSwitches(), ...options.switches },
    channels: options.channels ?? seededChannels,
    keys: options.keys ?? trainingKeys,
    token: { current: null },
    nowMs: () => clock.nowMs(),
  };
}

function refill(books: Books, fresh: Books): void {
  books.payments.length = 0;
  books.prepared.clear();
  books.practised.clear();
  books.accounts.clear();
  for (const [id, account] of fresh.accounts) books.accounts.set(id, account);
}

function addPayment(desk: Desk, given: NewPayment): PaymentRow {
  const nowMs = desk.nowMs();
  const nowS = Math.floor(nowMs / 1000);
  const status = given.status ?? 'paid';
  const row: PaymentRow = {
    impUid: freshImpUid(desk.books),
    tier: null,
    accountId: null,
    currency: 'KRW',
    status,
    sandbox: true,
    pgId: 'TRN01',
    pgTid: freshPgTid(nowMs),
    name: '연습 상품',
    buyer: nobody,
    customData: null,
    startedAtS: nowS,
    paidAtS: status === 'paid' || status === 'cancelled' ? nowS : 0,
    failedAtS: status === 'failed' ? nowS : 0,
    updatedAtMs: nowMs,
    failReason: status === 'failed' ? '연습 실패' : null,
    cancels: [],
    older: false,
    ...given,
  };
  desk.books.payments.push(row);
  return row;
}
