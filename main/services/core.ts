import type { Settings } from '../../preload/settings.ts';
import type { Account } from '../domain/payment.ts';
import type { PortOne } from '../gateway/portone-port.ts';
import type { Clock } from '../ports/clock.ts';
import type { Printer } from '../ports/printer.ts';
import type { Random } from '../ports/random.ts';
import type { Ledger } from '../store/ledger.ts';
import type { LongOpen } from './long-open.ts';
import type { Settling } from './settling.ts';
import type { WatchTimes } from './watch-times.ts';

/** What every money service stands on. Made once in `compose.ts`; the simulator makes its own. */
export type Core = {
  readonly ledger: Ledger;
  readonly portone: PortOne;
  /** Left out on a till without a receipt printer. */
  readonly printer?: Printer;
  readonly clock: Clock;
  readonly random: Random;
  readonly settling: Settling;
  readonly watchTimes: WatchTimes;
  readonly longOpen: LongOpen;
  /** The account in force; payments of another one are neither charged nor cancelled. */
  readonly account: Account;
  /** The way to ask about payments of another account, while its keys are kept; else null. */
  readonly portoneOf: (account: Account) => PortOne | null;
  readonly settings: () => Settings;
  /** Tells who listens that a payment or one of its cancels changed. */
  readonly changed: (merchantUid: string) => void;
  /** An act that writes when it ends: the ledger stays open until it has. Gives the same promise. */
  readonly track: <T>(act: Promise<T>) => Promise<T>;
  /** Something that must not happen did; its details go to the log, a ticket comes back. */
  readonly reportBug: (error: unknown, where: string) => string;
  /** Hears of every answer and of every failure to get one. */
  readonly heard: (online: boolean) => void;
};
