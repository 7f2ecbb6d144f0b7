import type { Cancel } from '../../../main/domain/cancel.ts';
import { advanceCancel, newCancel } from '../../../main/domain/cancel.ts';
import { type Payment, remainingWonOf } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { won } from '../../../main/domain/won.ts';
import type { Random } from '../../../main/ports/random.ts';
import { workEntry } from '../../../main/queue/work-entry.ts';
import { markSending, record } from '../../../main/services/charge-records.ts';
import type { Core } from '../../../main/services/core.ts';
import { createDeferred, type Deferred } from '../../../main/services/deferred/deferred.ts';
import { createRefusedTries } from '../../../main/services/desk/refused-tries.ts';
import { recover } from '../../../main/services/recover.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { assembleOn, insertNo, openTillLedger, paidBy, paidRow } from '../stores/ledger-parts.ts';
import { type Books, booksOf, say } from './said.ts';

/** What a till does in its life, each about as often as its number says. */
const acts = {
  sell: 6,
  send: 6,
  pay: 5,
  lose: 4,
  resolve: 4,
  cancel: 2,
  'finish-cancel': 2,
  checkpoint: 2,
  reopen: 1,
} as const;
type Act = keyof typeof acts;

/** One life of the till: `count` acts on the ledger at `file`, each told in `said` when it is on disk. */
export async function liveAsTill(
  file: string,
  { said, count, seed }: { readonly said: number; readonly count: number; readonly seed: number },
): Promise<void> {
  const till = new Till(file, said, seededRandom(seed));
  for (let done = 0; done < count; done += 1) await till.act();
}

class Till {
  readonly #file: string;
  readonly #said: number;
  readonly #random: Random;
  #now: Act | 'open' | 'claim' = 'open';
  #ledger: Ledger;
  #core: Core;
  #made: number;

  constructor(file: string, said: number, random: Random) {
    this.#file = file;
    this.#said = said;
    this.#random = random;
    this.#ledger = this.#open();
    this.#core = this.#start();
    this.#made = this.#ledger.read.page({ day: null, before: null, limit: 100_000 }).length;
  }

  async act(): Promise<void> {
    const act = this.#draw();
    this.#now = act;
    switch (act) {
      case 'sell':
        return this.#core.ledger.write('till', (tx) => void insertNo(tx, this.#made++));
      case 'send':
        return this.#one('created', (payment) => void markSending(this.#core, payment, null));
      case 'pay':
        return this.#one('sending', (payment) => this.#pay(payment));
      case 'lose':
        return this.#one('sending', (payment) => this.#lose(payment));
      case 'resolve':
        return this.#resolve();
      case 'cancel':
        return this.#cancel();
      case 'finish-cancel':
        return this.#finishCancel();
      case 'checkpoint':
        return this.#ledger.checkpoint();
      case 'reopen':
        this.#ledger.end();
        this.#ledger = this.#open();
        this.#core = this.#start();
    }
  }

  #draw(): Act {
    const all = Object.entries(acts).flatMap(([act, often]) =>
      Array.from({ length: often }, () => act as Act),
    );
    return all[Math.floor(this.#random.unit() * all.length)] ?? 'sell';
  }

  /** Every write that returned is told. */
  #open(): Ledger {
    const ledger = openTillLedger(this.#file);
    const told = (): Books => booksOf(ledger, this.#file);
    const write: Ledger['write'] = (actor, act) => {
      const value = ledger.write(actor, act);
      say(this.#said, { act: this.#now, books: told() });
      return value;
    };
    say(this.#said, { act: 'open', books: told() });
    return { ...ledger, write };
  }

  #start(): Core {
    const { core } = assembleOn(this.#ledger);
    const quiet = { ...core, changed: () => {} };
    recover(quiet);
    return quiet;
  }

  /** Nothing is put off in this life. */
  #deferred(): Deferred {
    const tries = createRefusedTries(this.#core.clock);
    return createDeferred({ core: this.#core, tries, online: () => true });
  }

  #one(at: Payment['state']['at'], act: (payment: Payment) => void): void {
    const payment = this.#ledger.read.open().find(({ state }) => state.at === at);
    if (payment) act(payment);
  }

  #pay(payment: Payment): void {
    const row = paidRow(payment.merchantUid);
    const step = { step: 'pay', ...paidBy(payment) } as const;
    record(this.#core, payment, step, { kind: 'paid', row, alarm: null }, []);
  }

  #lose(payment: Payment): void {
    record(this.#core, payment, { step: 'lose-sight' }, { kind: 'unknown', alarm: null }, []);
  }

  async #resolve(): Promise<void> {
    const entry = this.#ledger.read.queue().find(({ subject }) => subject.about === 'payment');
    if (!entry) return;
    this.#now = 'claim';
    this.#ledger.write('queue', (tx) => tx.claimEntry(entry.entryId));
    this.#now = 'resolve';
    await workEntry(this.#deferred(), entry, 'due');
    this.#ledger.write('queue', (tx) => tx.finishEntry(entry.entryId));
  }

  #cancel(): void {
    const page = this.#ledger.read.page({ day: null, before: null, limit: 30 });
    const payment = page.find(
      (each) => remainingWonOf(each) > 0 && this.#openCancelOf(each) === null,
    );
    if (payment?.state.at !== 'paid') return;
    const created = newCancel({
      cancelId: this.#random.code(12),
      merchantUid: payment.merchantUid,
      impUid: payment.state.paid.impUid,
      amountWon: won(500),
      taxFreeWon: null,
      checksumWon: remainingWonOf(payment),
      reason: '고객 변심',
      createdMs: Date.now(),
    });
    this.#ledger.write('till', (tx) => {
      tx.insertCancel(created);
      tx.saveCancel(advanceCancel(created, { step: 'send' }, Date.now()));
    });
  }

  #openCancelOf({ merchantUid }: Payment): Cancel | null {
    const { openCancels } = this.#ledger.read;
    return openCancels().find((each) => each.merchantUid === merchantUid) ?? null;
  }

  #finishCancel(): void {
    const [cancel] = this.#ledger.read.openCancels();
    const payment = cancel && this.#ledger.read.payment(cancel.merchantUid);
    if (!cancel || payment?.state.at !== 'paid') return;
    const finish = { step: 'finish', pgTid: null, receiptUrl: null, doneMs: 1 } as const;
    const cancelledWon = won(payment.state.cancelledWon + cancel.amountWon);
    this.#ledger.write('till', (tx) => {
      tx.saveCancel(advanceCancel(cancel, finish, Date.now()));
      tx.savePayment(advance(payment, { step: 'cancelled', cancelledWon }, Date.now()));
    });
  }
}
