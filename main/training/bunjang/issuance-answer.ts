import type { Issuance } from './books.ts';
import { koreaTime } from './korea-time.ts';
import type { Switches } from './switches.ts';

const bankName = '국민은행';
const vbankHolderName = '번개장터';

/** An issuance as Bunjang tells it (`PayInboundResponse`). */
export function issuanceAnswer(
  one: Issuance,
  switches: Switches,
): Readonly<Record<string, unknown>> {
  const time = (atMs: number): string => koreaTime(atMs, switches.times);
  const told = {
    id: one.id,
    amount: one.amountWon,
    status: one.status,
    createdAt: time(one.createdAtMs),
    modifiedAt: time(one.modifiedAtMs),
  };
  const vbankDueDate = time(one.dueAtMs);
  if (one.status !== 'WAITED' && !one.neverReady) {
    const account = { vbankDueDate, vbankAccountNumber: one.accountNumber, bankName };
    return { ...told, preparedVbankInfo: { ...account, vbankHolderName } };
  }
  const none = { vbankDueDate, vbankAccountNumber: '', bankName: '', vbankHolderName: '' };
  switch (switches.waitedAccount) {
    case 'blank':
      return { ...told, preparedVbankInfo: none };
    case 'empty':
      return { ...told, preparedVbankInfo: { ...none, vbankDueDate: '' } };
    case 'null':
      return { ...told, preparedVbankInfo: null };
    case 'missing':
      return told;
  }
}
