import { won } from '../../../main/domain/won.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';

/**
 * A till in a process of its own. `open <file>` prints how opening went; `sell <file>` makes sales until
 * it is killed, and prints the number of each one when the write has returned.
 */
const [act = '', file = ''] = process.argv.slice(2);
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
