import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { KeptBreakdown } from '../../../main/domain/breakdown.ts';
import { type Cancel, newCancel } from '../../../main/domain/cancel.ts';
import { newPayment, type Payment, type PaymentFacts } from '../../../main/domain/payment.ts';
import type { Sale } from '../../../main/domain/sale.ts';
import { won } from '../../../main/domain/won.ts';
import type { Secret } from '../../../main/secrets/secret.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';

export const day = '20261121';
export const startMs = Date.UTC(2026, 10, 21, 0, 0, 0);

/** In memory where the system has such a folder: most tests are not about the disk. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that is gone when the test ends. */
export function newFolder(under: string = fastFolder): string {
  const folder = mkdtempSync(join(under, 'benepia-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger in a folder of its own, closed when the test ends. */
export function newLedgerFile(macKey: Secret | null = null): {
  readonly file: string;
  readonly ledger: Ledger;
} {
  const file = join(newFolder(), 'ledger.db');
  return { file, ledger: opened(file, macKey) };
}

/** The ledger at `file`, with a clock that goes on by one millisecond whenever it is read. */
export function opened(file: string, macKey: Secret | null = null): Ledger {
  let nowMs = startMs;
  const ledger = openLedger({ file, macKey, nowMs: () => nowMs++ });
  if (!ledger.ok) throw new Error(`cannot open: ${JSON.stringify(ledger.failure)}`);
  onTestFinished(() => ledger.value.close());
  return ledger.value;
}

/** SQL behind the ledger's back. */
export function rawly<T>(file: string, act: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return act(db);
  } finally {
    db.close();
  }
}

/** Drops what guards the books, as somebody with the file in hands could. */
export function dropTriggers(db: Database.Database): void {
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  for (const name of names) db.exec(`DROP TRIGGER "${String(name)}"`);
}

export function sampleSale(over: Partial<Sale> = {}): Sale {
  const sale = { saleId: 'sale-1', businessDay: day, seq: 1, orderNo: 'TR-02-1121-0001' };
  return { ...sale, amountWon: won(12_500), createdMs: startMs, ...over };
}

export function samplePayment(over: Partial<PaymentFacts> = {}): Payment {
  return newPayment({
    merchantUid: 'TR-02-20261121-0001-1ABCD',
    saleId: 'sale-1',
    orderNo: 'TR-02-1121-0001',
    amountWon: won(12_500),
    tax: { type: 'taxable', taxFreeWon: won(0) },
    itemName: '도시락 외 2건 🍱',
    buyer: { name: '김민지', postcode: '04524' },
    account: { mode: 'training', origin: 'http://127.0.0.1:4000', fingerprint: 'fp-1' },
    adopted: null,
    createdMs: startMs,
    ...over,
  });
}

/** The same payment as paid. */
export function paidPayment(over: Partial<PaymentFacts> = {}, cancelledWon = 0): Payment {
  const payment = samplePayment(over);
  const paid = {
    impUid: `imp_${payment.merchantUid}`,
    pgTid: 'tid-1',
    approvalNo: '12345678',
    receiptUrl: 'https://receipt.example/1',
    paidMs: startMs + 9,
  };
  return {
    ...payment,
    maybeSent: true,
    state: { at: 'paid', paid, cancelledWon: won(cancelledWon) },
  };
}

export function sampleCancel(over: Partial<Cancel> = {}): Cancel {
  const facts = newCancel({
    cancelId: 'C7F3K2',
    merchantUid: samplePayment().merchantUid,
    impUid: 'imp_1',
    amountWon: won(500),
    taxFreeWon: won(100),
    checksumWon: won(12_500),
    reason: '고객 변심',
    createdMs: startMs,
  });
  return { ...facts, ...over };
}

/** What was told of 12,500 won, 500 of which were cancelled. */
export function sampleBreakdown(over: Partial<KeptBreakdown> = {}): KeptBreakdown {
  const nothing = { taxFreeWon: 0, supplyWon: 0, vatWon: 0, serviceWon: 0 };
  const none = { cashReceipt: nothing, primary: nothing, secondary: nothing, discount: nothing };
  const points = { taxFreeWon: 1_000, supplyWon: 9_000, vatWon: 900, serviceWon: 1_100 };
  const back = { taxFreeWon: 0, supplyWon: -455, vatWon: -45, serviceWon: 0 };
  const charged = { taxFreeWon: 1_000, supplyWon: 9_455, vatWon: 945, serviceWon: 1_100 };
  return {
    merchantUid: samplePayment().merchantUid,
    impUid: 'imp_1',
    atMs: startMs,
    cancelledWon: 500,
    balance: {
      amountWon: 12_500,
      ...none,
      secondary: points,
      histories: [
        { ...none, secondary: charged, createdAtS: 1_790_000_101 },
        { ...none, secondary: back, createdAtS: 0 },
      ],
    },
    ...over,
  };
}

/** One sale and one payment of it on the books. */
export function store(ledger: Ledger, payment: Payment, sale: Sale = sampleSale()): void {
  ledger.write('test', (tx) => {
    tx.insertSale(sale);
    tx.insertPayment(payment);
  });
}
