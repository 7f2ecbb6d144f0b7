import type { HistoryLine } from '../history.ts';
import type { ServerRow } from '../history-wire.ts';

/** One line of a kind. */
export type LineOf<E extends HistoryLine['event']> = Extract<HistoryLine, { event: E }>;

/** A request and what became of it. */
export type RequestFact = {
  readonly sent: LineOf<'request-sent'>;
  /** How often the server got it: a network may deliver one request twice. */
  readonly received: number;
  readonly answer: LineOf<'answer'> | null;
};

/** A row of the server as it stands, and when it first was paid. */
export type RowFact = {
  readonly row: ServerRow;
  /** The request that made it; null for somebody else's. */
  readonly request: number | null;
  /** The line that first said `paid`, or null. */
  readonly paid: LineOf<'server-committed'> | null;
};

/** A process life; `endedMs` null while it runs. */
export type LifeFact = { readonly startedMs: number; readonly endedMs: number | null };

/** Everything a history has said so far. Rules read it; only `take` writes it. */
export class Facts {
  readonly requests = new Map<number, RequestFact>();
  readonly opened = new Map<string, LineOf<'payment-opened'>>();
  readonly payments = new Map<string, LineOf<'ledger-payment'>>();
  readonly cancels = new Map<string, LineOf<'ledger-cancel'>>();
  readonly rows = new Map<string, RowFact>();
  readonly lives = new Map<number, LifeFact>();
  /** Charges handed to the transport, by merchant_uid. */
  readonly charges = new Map<string, LineOf<'request-sent'>[]>();
  /** The same of cancels, by cancel id. */
  readonly cancelPosts = new Map<string, LineOf<'request-sent'>[]>();
  /** Ids of our cancels that took effect. */
  readonly cancelled = new Set<string>();
  /** imp_uids of which somebody else gave money back. */
  readonly cancelledElsewhere = new Set<string>();
  run: LineOf<'run'> | null = null;

  /** Adds one line. */
  take(line: HistoryLine): void {
    switch (line.event) {
      case 'run':
        this.run = line;
        return;
      case 'payment-opened':
        this.opened.set(line.merchantUid, line);
        return;
      case 'ledger-payment':
        this.payments.set(line.merchantUid, line);
        return;
      case 'ledger-cancel':
        this.cancels.set(line.cancelId, line);
        return;
      case 'started':
        this.lives.set(line.life, { startedMs: line.atMs, endedMs: null });
        return;
      case 'killed':
      case 'stopped':
        this.lives.set(line.life, { startedMs: this.startedMs(line.life), endedMs: line.atMs });
        return;
      case 'request-sent':
        this.#sent(line);
        return;
      case 'server-received':
        this.#change(line.request, (fact) => ({ ...fact, received: fact.received + 1 }));
        return;
      case 'answer':
        this.#change(line.request, (fact) => ({ ...fact, answer: line }));
        return;
      case 'server-committed':
        this.#committed(line);
        return;
      case 'server-cancelled':
        this.#cancelled(line);
        return;
      default:
        return;
    }
  }

  /** When a life began; 0 when its start was not written. */
  startedMs(life: number): number {
    return this.lives.get(life)?.startedMs ?? 0;
  }

  /** The merchant_uid a request is about, also where it names only the imp_uid. */
  uidOf({ merchantUid, impUid }: LineOf<'request-sent'>): string | null {
    if (merchantUid !== null) return merchantUid;
    return impUid === null ? null : (this.rows.get(impUid)?.row.merchantUid ?? null);
  }

  /** True once a request may have reached the server: all but one that ended as not sent. */
  maybeSent(request: number): boolean {
    return this.requests.get(request)?.answer?.end !== 'not-sent';
  }

  /** Rows of one merchant_uid that were ever paid, in the order in which they were. */
  everPaid(
    merchantUid: string,
  ): readonly (RowFact & { readonly paid: LineOf<'server-committed'> })[] {
    return [...this.rows.values()].flatMap((fact) =>
      fact.row.merchantUid === merchantUid && fact.paid !== null
        ? [{ ...fact, paid: fact.paid }]
        : [],
    );
  }

  #sent(line: LineOf<'request-sent'>): void {
    this.requests.set(line.request, { sent: line, received: 0, answer: null });
    if (line.route === 'charge' && line.merchantUid !== null) {
      addTo(this.charges, line.merchantUid, line);
    }
    if (line.route === 'cancel' && line.cancelId !== null) {
      addTo(this.cancelPosts, line.cancelId, line);
    }
  }

  #change(request: number, change: (fact: RequestFact) => RequestFact): void {
    const fact = this.requests.get(request);
    if (fact) this.requests.set(request, change(fact));
  }

  #committed(line: LineOf<'server-committed'>): void {
    const before = this.rows.get(line.row.impUid);
    const paid = before?.paid ?? (line.row.status === 'paid' ? line : null);
    this.rows.set(line.row.impUid, {
      row: line.row,
      request: before?.request ?? line.request,
      paid,
    });
  }

  #cancelled(line: LineOf<'server-cancelled'>): void {
    const fact = this.rows.get(line.impUid);
    if (!fact) return;
    if (line.request === null) this.cancelledElsewhere.add(line.impUid);
    else if (line.cancelId !== null) this.cancelled.add(line.cancelId);
    const cancelledWon = fact.row.amountWon - line.remainingWon;
    this.rows.set(line.impUid, { ...fact, row: { ...fact.row, cancelledWon } });
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  lists.set(key, [...(lists.get(key) ?? []), item]);
}
