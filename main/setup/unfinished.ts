import type { Failure, Rule } from '../../preload/failure.ts';
import type { Mode } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { openOrdersIn } from '../store/open-matters.ts';

/** The field a refusal names: the settings of the account, or its keys. */
type Field = 'settings.portone' | 'keys';

/** Modes whose payments are made at the provider; practice never needs a key again. */
const paidModes: readonly Mode[] = ['test', 'live'];
const ordersShown = 5;

/** Open payments and cancels of the till that is open, as a refusal; null when there are none. */
export function openHere(app: App, field: Field): Failure | null {
  const read = app.till?.session.core.ledger.read;
  if (!read) return null;
  const payments = read.open().map(({ orderNo }) => orderNo);
  const cancels = read
    .openCancels()
    .map(({ merchantUid }) => read.payment(merchantUid)?.orderNo ?? '');
  return refusalOver([...payments, ...cancels], field, 'while-open');
}

/** The same for the modes that are not open now: their ledgers are only looked into. */
export function openElsewhere(app: App, field: Field): Failure | null {
  const here = openMode(app);
  const elsewhere = paidModes.filter((mode) => mode !== here);
  const faults = elsewhere.map((mode) => openIn(app, mode, field));
  return faults.find((fault) => fault !== null) ?? null;
}

/** What needs the keys that are in use now, in whatever mode it was left. */
export function needsTheKeys(app: App): Failure | null {
  const here = openMode(app) === 'training' ? null : openHere(app, 'keys');
  return here ?? openElsewhere(app, 'keys');
}

function openMode(app: App): Mode | null {
  return app.till?.session.core.account.mode ?? null;
}

function openIn(app: App, mode: Mode, field: Field): Failure | null {
  const file = ledgerFileIn(app.parts.folder, mode);
  const orders = openOrdersIn(file);
  if (orders.ok) return refusalOver(orders.value, field, 'open-elsewhere');
  return { kind: 'refused', field, rule: 'cannot-tell', detail: { mode } };
}

function refusalOver(orders: readonly string[], field: Field, rule: Rule): Failure | null {
  if (orders.length === 0) return null;
  const detail = { count: orders.length, orders: orders.slice(0, ordersShown).join(', ') };
  return { kind: 'refused', field, rule, detail };
}
