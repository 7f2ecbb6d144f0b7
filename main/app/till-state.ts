import type { CustomerState, Notice, TillState } from '../../preload/window-states.ts';
import { businessDayOf } from '../domain/business-day.ts';
import { mayCancelInPart } from '../domain/may-cancel-in-part.ts';
import { won, zeroWon } from '../domain/won.ts';
import type { Core } from '../services/core.ts';
import { customerSaleOf, tillSaleOf, type ViewFacts } from '../services/desk/desk-views.ts';
import { paymentViewOf } from '../services/payment-views.ts';
import type { App } from './app.ts';
import type { OpenTill } from './open-till.ts';

/** Everything the till window draws, as of now. */
export function tillStateOf(app: App): TillState {
  const { settings, till } = app;
  const { secrets, clock, confirmation } = app.parts;
  const core = till?.session.core ?? null;
  return {
    mode: settings.mode,
    simulated: app.parts.line.gatewayUrl !== null,
    shopName: settings.shop.name,
    tillId: settings.shop.tillId,
    language: settings.language,
    keypadOrder: settings.screen.keypad,
    screen: settings.screen.customer,
    maxWon: won(settings.sale.maxWon),
    partialCancel: mayCancelInPart(settings),
    itemName: settings.sale.itemName,
    buyerFields: settings.sale.buyerFields,
    taxType: settings.tax.type,
    keychain: secrets.state(),
    keys: secrets.keysFrom(),
    online: till?.session.connection.online() ?? true,
    notices: noticesOf(app),
    sale: till ? tillSaleOf(till.desk.state(), viewFactsOf(till)) : { at: 'idle' },
    waiting: waitingOf(core),
    asking: confirmation.asking(),
    today: core?.ledger.read.totals(businessDayOf(clock.wallMs())) ?? noneToday,
  };
}

const noneToday = { count: 0, paidWon: zeroWon, cancelledWon: zeroWon } as const;

/** Everything the customer's window draws, as of now. */
export function customerStateOf(app: App): CustomerState {
  const { settings, till } = app;
  const done = till?.desk.customerDone() ?? false;
  const partAllowed = settings.sale.partPayment;
  return {
    mode: settings.mode,
    simulated: app.parts.line.gatewayUrl !== null,
    shopName: settings.shop.name,
    language: settings.language,
    turned: till?.desk.turned() ?? false,
    sale: till && !done ? customerSaleOf(till.desk.state(), { partAllowed }) : { at: 'idle' },
  };
}

function waitingOf(core: Core | null): TillState['waiting'] {
  if (!core) return { count: 0, oldestMs: null };
  const open = core.ledger.read.open().filter(({ state }) => state.at === 'unknown');
  const cancels = core.ledger.read.openCancels().filter(({ state }) => state === 'unknown');
  const times = [...open, ...cancels].map(({ createdMs }) => createdMs);
  return { count: times.length, oldestMs: times.length > 0 ? Math.min(...times) : null };
}

function viewFactsOf({ desk, session }: OpenTill): ViewFacts {
  const { read } = session.core.ledger;
  return {
    partAllowed: session.core.settings().sale.partPayment,
    entryHeld: desk.entry.held() !== null,
    payment(merchantUid) {
      const payment = read.payment(merchantUid);
      return payment && paymentViewOf(payment);
    },
    checks: (merchantUid) => ({
      count: read.lookUps(merchantUid).length,
      nextMs: nextCheckMs(session, merchantUid),
    }),
  };
}

/** When the queue looks next at a payment or at a cancel of it, as epoch ms. */
export function nextCheckMs(session: OpenTill['session'], merchantUid: string): number | null {
  const entry = entryOf(session, merchantUid);
  const inMs = entry === null ? null : session.drain.dueInMs(entry);
  return inMs === null ? null : session.core.clock.wallMs() + inMs;
}

/** The queue's entry about a payment or about a cancel of it. */
export function entryOf(session: OpenTill['session'], merchantUid: string): number | null {
  const { read } = session.core.ledger;
  const cancelIds = new Set(read.cancels(merchantUid).map(({ cancelId }) => cancelId));
  const entry = read
    .queue()
    .find(({ subject }) =>
      subject.about === 'cancel'
        ? cancelIds.has(subject.cancelId)
        : subject.merchantUid === merchantUid,
    );
  return entry?.entryId ?? null;
}

/** The lines above everything, highest severity first. */
function noticesOf(app: App): readonly Notice[] {
  const notices: (Notice | null)[] = [
    closedNotice(app),
    ...keyNotices(app),
    storageNotice(app),
    app.problems.length > 0 ? { kind: 'settings', problems: app.problems } : null,
    app.till?.session.connection.online() === false ? { kind: 'offline' } : null,
    ...ledgerNotices(app.till?.session.core ?? null),
  ];
  return notices.filter((notice) => notice !== null);
}

function closedNotice({ obstacle }: App): Notice | null {
  if (obstacle?.kind !== 'gateway-closed') return null;
  return { kind: 'real-gateway-closed', rule: obstacle.rule };
}

function keyNotices({ parts, settings }: App): readonly (Notice | null)[] {
  const state = parts.secrets.state();
  const shut = state === 'locked' || state === 'absent';
  const missing = settings.mode !== 'training' && parts.secrets.keysFrom() === 'missing';
  return [
    shut ? { kind: 'keychain', state } : null,
    missing && !shut ? { kind: 'keys-missing' } : null,
  ];
}

function storageNotice({ obstacle, till }: App): Notice | null {
  if (obstacle?.kind === 'storage') return { kind: 'storage', state: obstacle.state };
  const stopped = till?.session.core.ledger.stopped();
  return stopped ? { kind: 'storage', state: stopped.kind } : null;
}

function ledgerNotices(core: Core | null): readonly (Notice | null)[] {
  if (!core) return [];
  const unresolved = waitingOf(core).count;
  const alarms = core.ledger.read.alarmed().length;
  return [
    unresolved > 0 ? { kind: 'unresolved', count: unresolved } : null,
    alarms > 0 ? { kind: 'alarm', count: alarms } : null,
  ];
}
