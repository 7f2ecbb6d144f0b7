import type { Machine } from './life/machine.ts';
import type { Notebook } from './oracle/notebook.ts';
import type { Screens } from './reporter.ts';
import type { RunParts } from './run-parts.ts';

/** The payment, or the smaller one its sale has got since, waits to be charged later. */
function isPutOff(book: Notebook, merchantUid: string): boolean {
  const sale = book.sales.get(book.payments.get(merchantUid)?.saleId ?? '');
  return (sale?.merchantUids ?? []).some((uid) => {
    const payment = book.payments.get(uid);
    const isOpen = payment?.state.at === 'waiting' || payment?.state.at === 'sending';
    return isOpen && payment.deferredMs !== null;
  });
}

type Parts = RunParts & { readonly machine: Machine; readonly screens: Screens };

/** What is done each time everything has come to rest: deaths are tidied up, and every book is looked at. */
export function settledBy(parts: Parts): () => void {
  const { world, network, machine, screens, oracle, log, disk } = parts;
  let lastMs = world.nowMs();
  let wasOnline = true;
  let account: string | null = null;
  return () => {
    machine.tidy();
    const life = machine.life();
    const canLookUp =
      life != null &&
      life.account !== null &&
      !machine.sleeping() &&
      !disk.isRefusing() &&
      network.links.canLookUp();
    oracle.passed(world.nowMs() - lastMs, account);
    lastMs = world.nowMs();
    if (canLookUp !== wasOnline) log.add({ event: 'network', online: canLookUp });
    wasOnline = canLookUp;
    account = canLookUp ? (life?.account ?? null) : null;
    screens.look(machine.endingLife(), oracle.book);
    if (life) {
      // A charge that waits keeps what was typed until its outcome.
      const typed = life.typed
        .filter(({ merchantUid }) => !isPutOff(oracle.book, merchantUid))
        .map(({ credentials }) => credentials);
      oracle.shown(life.desk.state(), typed);
    }
  };
}
