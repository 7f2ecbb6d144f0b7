import type { Chance } from '../chance.ts';
import type { HistoryLog } from '../history-log.ts';
import type { Route } from '../history-wire.ts';
import type { World } from '../world.ts';
import { type ServerAnswer, success, unauthorised } from './answers.ts';
import { type BookCancel, type BookRow, toldRow } from './books.ts';
import { carryOutCancel } from './cancels.ts';
import { receiveCharge } from './charges.ts';
import type { Handling } from './handling.ts';
import { answerFindAll, answerPayment, answerPoint } from './look-ups.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** One request as it arrived. */
export type Arrived = {
  readonly request: number;
  readonly route: Route;
  readonly token: string | null;
  /** The number at the end of the path; empty without one. */
  readonly subject: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Hears at once of everything that becomes of money. */
export type Witness = {
  paid(row: BookRow, arrived: Arrived): void;
  cancelled(row: BookRow, cancel: BookCancel, arrived: Arrived | null): void;
};

export type Customer = {
  readonly password: string;
  balanceWon: number;
  /** Sees their points, and may not spend them: every charge is refused. */
  readonly isBarred: boolean;
};

/** What every part of the server stands on. */
export type Office = {
  readonly world: World;
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly tokens: Tokens;
  readonly rows: BookRow[];
  readonly customers: Map<string, Customer>;
  /** Refuses a merchant_uid atomically when strict; looks only on arrival when weak. */
  readonly uniqueness: 'strict' | 'weak';
  /** A payment is a test payment in a till that is set to test. */
  readonly sandbox: boolean;
  /** Rows of a page at most, whatever was asked. */
  readonly pageRows: number;
  /** A refused charge leaves a failed row. */
  readonly keepsFailed: boolean;
  readonly witness: Witness;
  /** Acts that were begun and are still to be carried out. */
  pending: number;
};

/** The provider: a state machine that is always right about itself, however late it says so. */
export type Server = {
  readonly office: Office;
  /** `reply` is called once, or never when all is lost. */
  receive(arrived: Arrived, handling: Handling, reply: (answer: ServerAnswer) => void): void;
};

type Options = Pick<
  Office,
  'world' | 'chance' | 'log' | 'uniqueness' | 'sandbox' | 'pageRows' | 'keepsFailed' | 'witness'
>;

export function createServer(options: Options): Server {
  const tokens = createTokens(options.world);
  const office: Office = { ...options, tokens, rows: [], customers: new Map(), pending: 0 };
  return {
    office,
    receive(arrived, handling, reply) {
      const { log } = office;
      log.add({ event: 'server-received', request: arrived.request });
      receive(office, arrived, handling, (answer) => {
        noteRefusal(office, arrived, answer);
        reply(answer);
      });
    },
  };
}

function noteRefusal({ log }: Office, { request, route }: Arrived, answer: ServerAnswer): void {
  if (route !== 'charge' && route !== 'cancel') return;
  const code = codeIn(answer.body);
  if (answer.status === 200 && code === 0) return;
  log.add({ event: 'server-refused', request, status: answer.status, code });
}

function codeIn(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  return typeof body.code === 'number' ? body.code : null;
}

type Reply = (answer: ServerAnswer) => void;

function receive(office: Office, arrived: Arrived, handling: Handling, reply: Reply): void {
  const { world, tokens } = office;
  const { route } = arrived;
  const soon = (answer: ServerAnswer): void =>
    void world.after(handling.answerDelayMs, () => reply(answer));
  const account = tokens.accountOf(arrived.token);
  if (handling.atDoor || (route !== 'token' && account === null)) {
    soon(unauthorised);
    return;
  }
  if (handling.early) soon(handling.early);
  if (handling.never) return;
  // What was answered early is not answered twice.
  const answer: Reply = handling.early ? () => undefined : soon;
  if (route === 'charge') {
    receiveCharge(office, { arrived, account: account ?? '', handling, reply: answer });
    return;
  }
  const act = actOf(office, arrived, account ?? '', handling);
  const movesMoney = route === 'cancel';
  if (movesMoney) office.pending += 1;
  world.after(handling.delayMs, () => {
    if (movesMoney) office.pending -= 1;
    answer(act());
  });
}

/** What is done for any request but a charge, once its time has come. */
function actOf(
  office: Office,
  arrived: Arrived,
  account: string,
  handling: Handling,
): () => ServerAnswer {
  switch (arrived.route) {
    case 'token':
      return () => office.tokens.issue(arrived.body);
    case 'point':
      return () => answerPoint(office, arrived, handling);
    case 'cancel':
      return () => carryOutCancel(office, { arrived, account, handling });
    case 'payment':
      return () => answerPayment(office, arrived, account, handling);
    case 'find-all':
      return () => answerFindAll(office, arrived, account, handling);
    case 'channels':
      return () => success([]);
    case 'charge':
    case 'find':
    case 'balance':
    case 'by-status':
    case 'other':
      return () => {
        throw new Error(`the server does not know ${arrived.route}`);
      };
  }
}

/** Somebody else's till of the same account pays for something. */
export function payElsewhere(office: Office, merchantUid: string, amountWon: number): void {
  const nowMs = office.world.nowMs();
  const row: BookRow = {
    impUid: `imp_other_${office.rows.length}`,
    merchantUid,
    account: 'A',
    amountWon,
    status: 'paid',
    sandbox: office.sandbox,
    older: false,
    startedMs: nowMs,
    paidMs: nowMs + 1,
    failedMs: 0,
    failReason: null,
    cancels: [],
    stale: null,
    staleUntilMs: 0,
  };
  office.rows.push(row);
  office.log.add({ event: 'server-committed', request: null, row: toldRow(row) });
}
