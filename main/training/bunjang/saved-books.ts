import { isFields } from '../loopback/request.ts';
import { isListOf, isNumber, isRecordOf, isString, parsed } from '../loopback/saved.ts';
import type { Books, Issuance, PointLot, Practised } from './books.ts';

const version = 1;
/** Each change writes the whole file, so a start lets go of all but the newest rows. */
const keptMax = 2_000;

/** The books as text. */
export function booksText(books: Books): string {
  const { issuances, lots, nextId, practised } = books;
  return JSON.stringify({
    version,
    nextId,
    lots,
    issuances,
    practised: Object.fromEntries(practised),
  });
}

/** Puts saved text in the place of fresh books; false, and nothing changed, when it is not books. */
export function restoreBooks(text: string, books: Books): boolean {
  const saved = savedOf(text);
  if (saved === null) return false;
  books.issuances.splice(0, books.issuances.length, ...saved.issuances.slice(-keptMax));
  books.lots.splice(0, books.lots.length, ...saved.lots);
  books.practised.clear();
  for (const [key, one] of Object.entries(saved.practised)) books.practised.set(key, one);
  books.nextId = saved.nextId;
  return true;
}

type Saved = Pick<Books, 'issuances' | 'lots' | 'nextId'> & {
  readonly practised: Readonly<Record<string, Practised>>;
};

function savedOf(text: string): Saved | null {
  const value = parsed(text);
  if (!isFields(value) || value['version'] !== version) return null;
  const { issuances, lots, nextId, practised } = value;
  if (!isNumber(nextId) || !isListOf(issuances, isIssuance) || !isListOf(lots, isLot)) return null;
  return isRecordOf(practised, isPractised) ? { issuances, lots, nextId, practised } : null;
}

function isIssuance(value: unknown): value is Issuance {
  if (!isFields(value)) return false;
  const { depositAtMs, neverReady } = value;
  return (
    ['id', 'status', 'accountNumber'].every((name) => isString(value[name])) &&
    ['amountWon', 'createdAtMs', 'modifiedAtMs', 'readyAtMs', 'dueAtMs'].every((name) =>
      isNumber(value[name]),
    ) &&
    (depositAtMs === null || isNumber(depositAtMs)) &&
    typeof neverReady === 'boolean'
  );
}

function isLot(value: unknown): value is PointLot {
  return isFields(value) && isNumber(value['won']) && isNumber(value['expiresAtMs']);
}

function isPractised(value: unknown): value is Practised {
  return isFields(value) && isNumber(value['times']) && isNumber(value['atMs']);
}
