import { systemClock, type TrainingClock } from '../loopback/clock.ts';
import { isForControl } from '../loopback/control.ts';
import { type Notice, openKeeper } from '../loopback/keeper.ts';
import { openSite } from '../loopback/site.ts';
import { type BalanceSeed, type Books, catchUp, freshBooks, seededBalance } from './books.ts';
import { controls } from './control.ts';
import type { Desk, KeyPair } from './desk.ts';
import { type Faults, noFaults } from './faults.ts';
import { depositNow, type House, receive, type Seen } from './reception.ts';
import { booksText, restoreBooks } from './saved-books.ts';
import { defaultSwitches, type Switches } from './switches.ts';

/** The access key and the secret (in base64, as Bunjang hands it out) accepted unless others are given. */
export const trainingBunjangKeys: KeyPair = {
  key: 'training-access-key',
  secret: 'dHJhaW5pbmctc2VjcmV0LW9mLW5vYm9keS1hdC1hbGw=',
};

export type TrainingBunjangOptions = {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** Where the books are kept over restarts; nothing: in memory only. */
  readonly file?: string;
  readonly keys?: KeyPair;
  /** What the shop has before anything happens. */
  readonly balance?: BalanceSeed;
  readonly switches?: Partial<Switches>;
  readonly clock?: TrainingClock;
  /** How many times faster than the clock accounts, deposits and due dates come; 1 unless said. */
  readonly timeScale?: number;
  /** Opens `/__training/` for another process. */
  readonly control?: boolean;
  readonly onNotice?: (notice: Notice) => void;
};

/** A running training gateway and everything a test may read or set in it. */
export type TrainingBunjang = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** As they stand now: what fell due has happened. */
  readonly books: Books;
  readonly switches: Switches;
  readonly faults: Faults;
  /** Every call, oldest first, those refused at the door too; the last 10,000. */
  readonly seen: readonly Seen[];
  /** Pays into the account of an issuance in READY; false when there is none. */
  deposit(id: string): Promise<boolean>;
  /** Nobody listens any more: calls are refused before a byte is sent. */
  unplug(): Promise<void>;
  /** Listens again, on the same port. */
  plugIn(): Promise<void>;
  /** Back to the first balance and no issuance; faults and switches stay. */
  reset(): Promise<void>;
  /** Ends every connection and every delay that still runs; the books are on the disk then. */
  close(): Promise<void>;
};

/**
 * Starts Bunjang's point calls on loopback; nobody's money moves. Source: docs/upstream.
 * Rejects only when the port cannot be had or the books' file cannot be touched at all.
 */
export async function startTrainingBunjang(
  options: TrainingBunjangOptions = {},
): Promise<TrainingBunjang> {
  const clock = options.clock ?? systemClock;
  const { onNotice } = options;
  const desk = deskFor(options, clock);
  const keeper = await openKeeper(options.file, onNotice, {
    nowMs: () => clock.nowMs(),
    textNow: () => booksText(desk.books),
    restore: (text) => restoreBooks(text, desk.books),
  });
  const faults = noFaults();
  const site = await openSite({
    port: options.port ?? 0,
    clock,
    onNotice,
    // The control stays where it is while the rest is offline.
    isShut: () => faults.offline && control === null,
    async answer(exchange) {
      if (control !== null && isForControl(exchange)) await control(exchange);
      else await receive(house, exchange);
    },
  });
  const { line, plug, delays, outage } = site;
  const house: House = { desk, faults, seen: [], keeper, delays, outage };
  const control =
    options.control === true ? controls(house, { line, plug, reset, deposit, books }) : null;

  function books(): Books {
    catchUp(desk.books, desk.nowMs());
    return desk.books;
  }
  async function deposit(id: string): Promise<boolean> {
    const paid = depositNow(desk, id);
    await keeper.save();
    return paid;
  }
  async function reset(): Promise<void> {
    delays.callOff();
    restoreBooks(booksText(freshFor(options, clock)), desk.books);
    await keeper.save();
  }
  return {
    url: line.url,
    get books() {
      return books();
    },
    switches: desk.switches,
    faults,
    seen: house.seen,
    deposit,
    unplug: line.unplug,
    plugIn: line.plugIn,
    reset,
    async close() {
      await site.close();
      await keeper.save();
    },
  };
}

function freshFor(options: TrainingBunjangOptions, clock: TrainingClock): Books {
  return freshBooks(options.balance ?? seededBalance, clock.nowMs());
}

function deskFor(options: TrainingBunjangOptions, clock: TrainingClock): Desk {
  return {
    books: freshFor(options, clock),
    switches: { ...defaultSwitches(), ...options.switches },
    keys: options.keys ?? trainingBunjangKeys,
    nonces: new Map(),
    timeScale: options.timeScale ?? 1,
    nowMs: () => clock.nowMs(),
  };
}
