import {
  areKnownFields,
  type Check,
  type Checks,
  isCommit,
  isCount,
  isFlag,
  isKnownKind,
  isStatus,
  isText,
  oneOf,
  wireFaultChecks,
} from '../loopback/checks.ts';
import {
  type Controlled,
  commonTools,
  controlDoor,
  done,
  type Tools,
} from '../loopback/control.ts';
import { type Fields, isFields, textOf } from '../loopback/request.ts';
import type { Exchange } from '../loopback/wire.ts';
import { type Books, balanceWon, expiringWon } from './books.ts';
import { isErrorCode } from './errors.ts';
import type { Fault, Target } from './faults.ts';
import { handlers } from './handlers.ts';
import type { House } from './reception.ts';
import type { Switches } from './switches.ts';

type Site = Pick<Controlled<Target, Fault, Switches>, 'line' | 'plug' | 'reset'> & {
  readonly books: () => Books;
  readonly deposit: (id: string) => Promise<boolean>;
};

/** The HTTP control for another process, as PortOne's has it, and `POST deposit`. */
export function controls(house: House, site: Site): (exchange: Exchange) => Promise<void> {
  const { faults, desk } = house;
  const { switches } = desk;
  const common = commonTools({ ...site, faults, switches, switchesOf, targetOf, faultOf });
  return controlDoor(site.line.port, { ...common, ...ownTools(house, site) });
}

function ownTools({ desk, seen }: House, { books, deposit }: Site): Tools {
  return {
    'GET books': () => {
      const { issuances } = books();
      const nowMs = desk.nowMs();
      const balance = balanceWon(desk.books, nowMs);
      return { response: { balance, expiring: expiringWon(desk.books, nowMs), issuances } };
    },
    'GET seen': () => ({ response: seen }),
    'POST deposit': async (fields) => ((await deposit(textOf(fields, 'id'))) ? done : 'wrong'),
  };
}

const isWindow: Check = (value) => isCount(value) && Number(value) > 0;

const switchChecks: Readonly<Record<keyof Switches, Check>> = {
  practice: isFlag,
  windowS: isWindow,
  futureIat: oneOf('expired', 'invalid'),
  permission: oneOf('all', 'read-only', 'none'),
  waitedMs: isCount,
  depositMs: isCount,
  dueMs: isCount,
  waitedAccount: oneOf('blank', 'empty', 'null', 'missing'),
  times: oneOf('seconds', 'fraction', 'offset'),
  commitDelayMs: isCount,
};

function switchesOf(fields: Fields): Partial<Switches> | null {
  return isPartOf(fields) ? fields : null;
}

function isPartOf(fields: Fields): fields is Partial<Switches> {
  return areKnownFields(fields, switchChecks);
}

function targetOf(value: unknown): Target | null {
  return isTarget(value) ? value : null;
}

function isTarget(value: unknown): value is Target {
  if (typeof value !== 'string') return false;
  return value === 'everything' || Object.hasOwn(handlers, value);
}

const isTexts: Check = (value) =>
  value === undefined || (Array.isArray(value) && value.every(isText));

const faultChecks: Readonly<Record<Fault['kind'], Checks>> = {
  ...wireFaultChecks,
  error: { code: isErrorCode, commit: isCommit },
  'too-many': { retryAfterS: isCount },
  body: {
    status: isStatus,
    body: (value) => typeof value === 'object' && value !== null,
    commit: isCommit,
  },
  altered: { data: isFields, without: isTexts },
  'paid-first': {},
};

function faultOf(value: unknown): Fault | null {
  return isFault(value) ? value : null;
}

function isFault(value: unknown): value is Fault {
  return isKnownKind(value, faultChecks);
}
