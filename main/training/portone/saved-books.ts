import { isFields } from '../loopback/request.ts';
import { isListOf, isNumber, isRecordOf, isString, parsed } from '../loopback/saved.ts';
import type { Account } from './accounts.ts';
import type { Books, PaymentRow, Prepared } from './books.ts';

const version = 1;
/** Each change writes the whole file, so a start lets go of all but the newest rows. */
const keptMax = 2_000;

/** The books as text: balances without passwords, payments, and what has been practised. */
export function booksText(books: Books): string {
  return JSON.stringify({
    version,
    balances: Object.fromEntries([...books.accounts].map(([id, one]) => [id, one.balanceWon])),
    payments: books.payments,
    prepared: Object.fromEntries(books.prepared),
    practised: [...books.practised],
  });
}

/** Puts saved text into fresh books; false, and nothing changed, when it is not books. */
export function restoreBooks(text: string, books: Books): boolean {
  const saved = savedOf(text);
  if (saved === null) return false;
  for (const [id, balanceWon] of Object.entries(saved.balances)) {
    const account: Account | undefined = books.accounts.get(id);
    if (account !== undefined) account.balanceWon = balanceWon;
  }
  books.payments.push(...saved.payments.slice(-keptMax));
  for (const [key, prepared] of Object.entries(saved.prepared)) books.prepared.set(key, prepared);
  for (const key of saved.practised) books.practised.add(key);
  return true;
}

type Saved = {
  readonly balances: Readonly<Record<string, number>>;
  readonly payments: readonly PaymentRow[];
  readonly prepared: Readonly<Record<string, Prepared>>;
  readonly practised: readonly string[];
};

function savedOf(text: string): Saved | null {
  const value = parsed(text);
  if (!isFields(value) || value['version'] !== version) return null;
  const { balances, payments, prepared, practised } = value;
  if (!isRecordOf(balances, isNumber) || !isRecordOf(prepared, isPrepared)) return null;
  if (!isListOf(payments, isPaymentRow) || !isListOf(practised, isString)) return null;
  return { balances, payments, prepared, practised };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isString(value);
}

function isPrepared(value: unknown): value is Prepared {
  return isFields(value) && typeof value['amount'] === 'number' && isTextOrNull(value['currency']);
}

const texts = ['impUid', 'merchantUid', 'currency', 'status', 'pgId', 'name'];
const textsOrNull = ['tier', 'accountId', 'pgTid', 'customData', 'failReason'];
const numbers = ['amountWon', 'startedAtS', 'paidAtS', 'failedAtS', 'updatedAtMs'];
const flags = ['sandbox', 'older'];

function isPaymentRow(value: unknown): value is PaymentRow {
  if (!isFields(value)) return false;
  return (
    texts.every((name) => isString(value[name])) &&
    textsOrNull.every((name) => isTextOrNull(value[name])) &&
    numbers.every((name) => isNumber(value[name])) &&
    flags.every((name) => typeof value[name] === 'boolean') &&
    isRecordOf(value['buyer'], isTextOrNull) &&
    isListOf(value['cancels'], isCancelRow)
  );
}

function isCancelRow(value: unknown): value is PaymentRow['cancels'][number] {
  if (!isFields(value)) return false;
  return (
    ['pgTid', 'cancellationId'].every((name) => isString(value[name])) &&
    ['amountWon', 'taxFreeWon', 'cancelledAtS'].every((name) => isNumber(value[name])) &&
    isTextOrNull(value['reason'])
  );
}
