import type { Failure, Rule } from '../../preload/failure.ts';
import type { Mode } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { type AccountChange, type OpenMatter, standsInTheWay } from '../domain/open-matter.ts';
import type { Core } from '../services/core.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { openMattersIn } from '../store/open-matters.ts';

/** Modes whose payments are made at the provider; practice never needs a key again. */
const paidModes: readonly Mode[] = ['test', 'live'];
const ordersShown = 5;

/** What may have a till open. */
type TillOf = { readonly till: { readonly session: { readonly core: Core } } | null };

/** What of the till that is open stands in the way of a change, as a refusal with the list; or null. */
export function openHere({ till }: TillOf, change: AccountChange): Failure | null {
  const core = till?.session.core;
  return core ? refusalOver(mattersOf(core), change, 'while-open') : null;
}

/** The same for the modes that are not open now: their ledgers are only looked into. */
export function openElsewhere(app: App, change: AccountChange): Failure | null {
  const here = openMode(app);
  const elsewhere = paidModes.filter((mode) => mode !== here);
  const faults = elsewhere.map((mode) => openIn(app, mode, change));
  return faults.find((fault) => fault !== null) ?? null;
}

/** What could not be asked about with other keys, in whatever mode it was left. */
export function needsTheKeys(app: App, change: AccountChange): Failure | null {
  const here = openMode(app) === 'training' ? null : openHere(app, change);
  return here ?? openElsewhere(app, change);
}

function openMode(app: App): Mode | null {
  return app.till?.session.core.account.mode ?? null;
}

/** In practice nothing real can come late: what is watched there keeps nobody from anything. */
function mattersOf({ ledger: { read }, account }: Core): readonly OpenMatter[] {
  const payments = read.open().map(({ orderNo, state, account: { fingerprint } }) => {
    const standing = state.at === 'waiting' ? 'waiting' : 'open';
    return { orderNo, standing, fingerprint, looks: 0 } as const;
  });
  const cancels = read.openCancels().map(({ merchantUid, state }) => {
    const payment = read.payment(merchantUid);
    const standing = state === 'created' ? 'waiting' : 'open';
    const fingerprint = payment?.account.fingerprint ?? '';
    return { orderNo: payment?.orderNo ?? '', standing, fingerprint, looks: 0 } as const;
  });
  const watched = account.mode === 'training' ? [] : watchedIn(read);
  return [...payments, ...cancels, ...watched];
}

function watchedIn(read: Core['ledger']['read']): readonly OpenMatter[] {
  return read.queue().flatMap(({ subject, tries: looks }) => {
    const payment = subject.about === 'watch' ? read.payment(subject.merchantUid) : null;
    if (!payment) return [];
    const { orderNo, account } = payment;
    return [{ orderNo, standing: 'watched', fingerprint: account.fingerprint, looks } as const];
  });
}

function openIn(app: App, mode: Mode, change: AccountChange): Failure | null {
  const matters = openMattersIn(ledgerFileIn(app.parts.folder, mode));
  if (matters.ok) return refusalOver(matters.value, change, 'open-elsewhere');
  return { kind: 'refused', field: fieldOf(change), rule: 'cannot-tell', detail: { mode } };
}

/** The field a refusal names: the settings of the account, or its keys. */
function fieldOf({ of }: AccountChange): string {
  return of === 'keys' ? 'keys' : 'settings.portone';
}

function refusalOver(
  matters: readonly OpenMatter[],
  change: AccountChange,
  rule: Rule,
): Failure | null {
  const inTheWay = matters.filter((matter) => standsInTheWay(matter, change));
  if (inTheWay.length === 0) return null;
  const ordersOf = (standing: OpenMatter['standing']): string =>
    listed(inTheWay.filter((matter) => matter.standing === standing));
  const detail = {
    count: inTheWay.length,
    open: ordersOf('open'),
    waiting: ordersOf('waiting'),
    watched: ordersOf('watched'),
  };
  return { kind: 'refused', field: fieldOf(change), rule, detail };
}

/** A few order numbers, and that there are more. */
function listed(matters: readonly OpenMatter[]): string {
  const shown = matters.slice(0, ordersShown).map(({ orderNo }) => orderNo);
  return [...shown, ...(matters.length > ordersShown ? ['…'] : [])].join(', ');
}
