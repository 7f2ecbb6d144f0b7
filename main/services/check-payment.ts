import type { Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';
import { lookAgain } from './look-again.ts';
import { keepRow, readPaidRow, takeCancelledWon } from './read-payment.ts';
import { askingFor } from './same-account.ts';

/**
 * Asks the provider about a payment that is not open, because a person wants to know: cancels made
 * elsewhere are taken over, and money that came late is found. False when no answer came.
 */
export async function checkClosed(core: Core, payment: Payment): Promise<boolean> {
  const asking = askingFor(core, payment);
  if (!asking) return false;
  switch (payment.state.at) {
    case 'paid':
      // A request that the network doubled leaves a second row although there was one attempt.
      if (!(await lookAgain(asking, payment, 'check'))) return false;
      return checkPaid(asking, payment.merchantUid);
    case 'declined':
    case 'not-charged':
      return payment.maybeSent ? lookAgain(asking, payment, 'check') : true;
    case 'created':
    case 'waiting':
    case 'sending':
    case 'unknown':
      return true;
  }
}

/** What was given back elsewhere, and what became of every cancel of ours, also one of the other row. */
async function checkPaid(core: Core, merchantUid: string): Promise<boolean> {
  const payment = core.ledger.read.payment(merchantUid);
  if (payment?.state.at !== 'paid') return true;
  const cancelled = core.ledger.read.cancels(merchantUid).map(({ impUid }) => impUid);
  for (const impUid of new Set([payment.state.paid.impUid, ...cancelled])) {
    if (!(await checkRow(core, payment, impUid))) return false;
  }
  return true;
}

async function checkRow(core: Core, payment: Payment, impUid: string): Promise<boolean> {
  const { merchantUid } = payment;
  const row = await readPaidRow(core, impUid);
  if (!row.ok || row.value === null) return false;
  const shown = row.value;
  core.ledger.write('till', (tx) => {
    const now = core.ledger.read.payment(merchantUid) ?? payment;
    keepRow(core, tx, now, shown);
    takeCancelledWon(core, tx, now, shown);
  });
  core.changed(merchantUid);
  return true;
}
