import type { WaitingCounts, WaitingRow, WaitsFor } from '../../preload/waiting-row.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import type { Core } from '../services/core.ts';
import { paymentViewOf } from '../services/payment-views.ts';
import type { OpenTill } from './open-till.ts';
import { nextCheckMs } from './queue-of-payment.ts';
import { asFarAsReadable } from './readable.ts';

type Matter = { readonly payment: Payment; readonly waitsFor: WaitsFor };

/** Everything that is not settled, and what a person must look at, one row for each payment; oldest first. */
export function waitingRows({ session }: OpenTill): readonly WaitingRow[] {
  const matters = mattersOf(session.core);
  const rows = new Map(matters.map((matter) => [matter.payment.merchantUid, matter]));
  return [...rows.values()]
    .sort((a, b) => a.payment.createdMs - b.payment.createdMs)
    .map(({ payment, waitsFor }) => ({
      ...paymentViewOf(session.core, payment),
      waitsFor,
      nextCheckMs: nextCheckMs(session, payment.merchantUid),
    }));
}

/** What a payment is listed for: of two matters the later one here counts. */
function mattersOf({ ledger: { read } }: Core): readonly Matter[] {
  const ofPerson = read.alarmed().map((payment) => ({ payment, waitsFor: 'person' }) as const);
  const ofCancels = read.openCancels().flatMap((cancel) => {
    const payment = read.payment(cancel.merchantUid);
    const waitsFor = cancelWaitsFor(cancel);
    return payment && waitsFor ? [{ payment, waitsFor }] : [];
  });
  const ofPayments = read.open().flatMap((payment) => {
    const waitsFor = paymentWaitsFor(payment);
    return waitsFor ? [{ payment, waitsFor }] : [];
  });
  return [...ofPerson, ...ofCancels, ...ofPayments];
}

function cancelWaitsFor({ state }: Cancel): WaitsFor | null {
  if (state === 'unknown') return 'cancel-result';
  return state === 'created' ? 'cancel' : null;
}

function paymentWaitsFor({ state }: Payment): WaitsFor | null {
  if (state.at === 'unknown') return 'look-up';
  return state.at === 'waiting' ? 'charge' : null;
}

const nothing: WaitingCounts = {
  count: 0,
  lookUps: 0,
  cancels: 0,
  charges: 0,
  needPerson: 0,
  oldestMs: null,
};

/** How much waits; nothing where the ledger is not open or cannot be read. */
export function waitingCountsOf(core: Core | null): WaitingCounts {
  if (!core) return nothing;
  const payments = asFarAsReadable(core, ({ open }) => open(), []);
  const cancels = asFarAsReadable(core, ({ openCancels }) => openCancels(), []);
  const unknown = payments.filter(({ state }) => state.at === 'unknown');
  const charges = payments.filter(({ state }) => state.at === 'waiting');
  const asked = cancels.filter(({ state }) => state === 'unknown');
  const queued = cancels.filter(({ state }) => state === 'created');
  const waiting = [...unknown, ...charges, ...asked, ...queued];
  const times = waiting.map(({ createdMs }) => createdMs);
  return {
    count: waiting.length,
    lookUps: unknown.length + asked.length,
    cancels: queued.length,
    charges: charges.length,
    needPerson: needPerson(core, unknown, asked),
    oldestMs: times.length > 0 ? Math.min(...times) : null,
  };
}

/** Alarms, and what has been asked about in vain for long. */
function needPerson(core: Core, unknown: readonly Payment[], asked: readonly Cancel[]): number {
  const alarmed = asFarAsReadable(core, ({ alarmed: all }) => all(), []);
  return new Set([
    ...alarmed.map(({ merchantUid }) => merchantUid),
    ...longUnknown(core, unknown, asked),
  ]).size;
}

function longUnknown(
  { longOpen }: Core,
  unknown: readonly Payment[],
  asked: readonly Cancel[],
): readonly string[] {
  return [
    ...unknown.filter(({ merchantUid }) => longOpen.needsPerson(merchantUid)),
    ...asked.filter(({ cancelId }) => longOpen.needsPerson(cancelId)),
  ].map(({ merchantUid }) => merchantUid);
}

/** Payments that have been asked about in vain for long, their own result or that of a cancel. */
export function longUnknownCount(core: Core | null): number {
  if (!core) return 0;
  const unknown = asFarAsReadable(core, ({ open }) => open(), []);
  const asked = asFarAsReadable(core, ({ openCancels }) => openCancels(), []);
  return new Set(longUnknown(core, unknown, asked)).size;
}
