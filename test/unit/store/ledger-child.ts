import Database from 'better-sqlite3';
import { won } from '../../../main/domain/won.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';

const nobody = 65_534;

/**
 * A till in a process of its own. `open <file>` gives up root, which passes every permission, and prints
 * how opening went; `sell <file>` makes sales until it is killed, and prints the number of each one when
 * its write has returned.
 */
const [act = '', file = ''] = process.argv.slice(2);
if (act === 'open') giveUpRoot();
const ledger = openLedger({ file, macKey: null, nowMs: () => Date.now() });
if (act === 'open' || !ledger.ok) {
  console.log(JSON.stringify(ledger.ok ? 'opened' : ledger.failure));
} else {
  for (;;) {
    const seq = ledger.value.write('child', (tx) => {
      const next = tx.nextSeq('20261121');
      const sale = { saleId: `sale-${next}`, businessDay: '20261121', orderNo: `${next}` };
      tx.insertSale({ ...sale, seq: next, amountWon: won(1), createdMs: 1 });
      return next;
    });
    process.stdout.write(`${seq}\n`);
  }
}

function giveUpRoot(): void {
  if (process.getuid?.() !== 0) return;
  // Loads the native part while its folder may still be read.
  new Database(':memory:').close();
  process.setgroups?.([]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
