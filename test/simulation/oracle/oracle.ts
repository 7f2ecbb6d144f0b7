import type { Credentials } from '../../../main/gateway/portone-port.ts';
import type { DeskState } from '../../../main/services/desk/desk-state.ts';
import type { Mode } from '../../../preload/views.ts';
import type { HistoryEvent } from '../history.ts';
import type { LedgerWitness } from '../life/watched-ledger.ts';
import type { Office, Witness } from '../server/server.ts';
import type { World } from '../world.ts';
import { judgeAttempt, judgeCancel, judgePayment } from './ledger-rules.ts';
import { isMoney } from './money.ts';
import { accuse, createNotebook, type Notebook, saleOf } from './notebook.ts';
import { judgeGivenBack, judgeTaken } from './server-rules.ts';
import { type Calls, judgeRequest, noteAnswer, noteArrival, noteDeath } from './wire-rules.ts';

/** Knows both books and judges every moment. */
export type Oracle = {
  readonly book: Notebook;
  readonly server: Witness;
  readonly ledger: LedgerWitness;
  /** Everything that goes into the history passes by here too. */
  heard(event: HistoryEvent): void;
  /** The sale on the desk as both people see it, and what the customer typed. */
  shown(state: DeskState, typed: readonly Credentials[]): void;
  /**
   * Time has passed; late doubles grow old only while the till could have found them: `couldLookUp` is
   * the account it could ask under.
   */
  passed(ms: number, couldLookUp: string | null): void;
};

const alarmWithinMs = 600_000;

/** What the till under test can do; a rule that needs more is not applied. */
export type OracleOptions = {
  /** A late payment must be alarmed within ten minutes online (decisions §5.8: the watch list). */
  readonly lateRule: boolean;
};

export function createOracle(
  world: World,
  mode: Mode,
  office: () => Office,
  { lateRule }: OracleOptions,
): Oracle {
  const book = createNotebook(world, mode);
  const calls: Calls = new Map();
  return {
    book,
    server: {
      paid(row, { request }) {
        const call = calls.get(request);
        call?.trail.attemptOf.set(row.impUid, call.attempt);
        judgeTaken(book, office(), row);
      },
      cancelled: (row, cancel, arrived) => judgeGivenBack(book, row, cancel, arrived),
    },
    ledger: {
      payment: (payment) => judgePayment(book, office(), payment),
      attempt: (attempt) => judgeAttempt(book, attempt),
      cancel: (cancel) => judgeCancel(book, office(), cancel),
    },
    heard: (event) => hear(book, calls, event),
    shown: (state, typed) => judgeShown(book, office(), state, typed),
    passed(ms, couldLookUp) {
      if (couldLookUp !== null) growOld(book, office(), { ms, account: couldLookUp, lateRule });
    },
  };
}

function hear(book: Notebook, calls: Calls, event: HistoryEvent): void {
  switch (event.event) {
    case 'request-sent':
      judgeRequest(book, calls, event);
      return;
    case 'server-received':
      noteArrival(book, calls, event.request);
      return;
    case 'answer':
      noteAnswer(book, calls, event);
      return;
    case 'customer-agreed': {
      const trail = book.trails.get(event.merchantUid);
      if (!trail) return;
      const sale = saleOf(book, trail.saleId);
      sale.consents += 1;
      // They would rather pay with points after all.
      sale.paidAnotherWay = false;
      return;
    }
    case 'paid-another-way': {
      const trail = book.trails.get(event.merchantUid);
      if (trail) saleOf(book, trail.saleId).paidAnotherWay = true;
      return;
    }
    case 'shown': {
      const trail = book.trails.get(event.merchantUid);
      if (trail) saleOf(book, trail.saleId).isSending = event.word === 'sending';
      return;
    }
    case 'killed':
    case 'frozen':
      for (const sale of book.sales.values()) sale.isSending = false;
      noteDeath(calls);
      return;
    default:
      return;
  }
}

/** States in which nobody needs what the customer typed any more. */
const forgotten: ReadonlySet<DeskState['at']> = new Set([
  'idle',
  'approved',
  'declined',
  'unknown',
  'ended',
]);

function judgeShown(
  book: Notebook,
  office: Office,
  state: DeskState,
  typed: readonly Credentials[],
): void {
  if (forgotten.has(state.at) && !typed.every(isZero)) {
    accuse(book, 'I-13', `what the customer typed is still there at ${state.at}`);
  }
  if (state.at !== 'approved') return;
  const { merchantUid } = state.sale;
  const isTaken = office.rows.some(
    (row) => row.merchantUid === merchantUid && isMoney(book.mode, row),
  );
  if (!isTaken) accuse(book, 'false approved', `${merchantUid} is shown as approved`);
}

function isZero({ user, password }: Credentials): boolean {
  return user.every((byte) => byte === 0) && password.every((byte) => byte === 0);
}

type Passed = { readonly ms: number; readonly account: string; readonly lateRule: boolean };

function growOld(book: Notebook, office: Office, { ms, account, lateRule }: Passed): void {
  for (const late of book.lateDoubles) {
    if (late.alarmed) continue;
    const row = office.rows.find(({ impUid }) => impUid === late.impUid);
    if (row?.account !== account || book.world.nowMs() < row.staleUntilMs) continue;
    const before = late.onlineMs;
    late.onlineMs += ms;
    if (lateRule && before <= alarmWithinMs && late.onlineMs > alarmWithinMs) {
      accuse(book, 'late alarm', `${late.merchantUid}: ten minutes online and no alarm`);
    }
  }
}
