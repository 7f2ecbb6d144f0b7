import type { CustomerState, TillState } from '../../preload/window-states.ts';
import { businessDayOf } from '../domain/business-day.ts';
import { deferralRulesOf } from '../domain/deferral.ts';
import { mayCancelInPart } from '../domain/may-cancel-in-part.ts';
import { won, zeroWon } from '../domain/won.ts';
import { ageMsOf } from '../services/deferred/put-off.ts';
import { waitingCharges } from '../services/deferred/waiting-charges.ts';
import { customerSaleOf, tillSaleOf, type ViewFacts } from '../services/desk/desk-views.ts';
import { paymentViewOf } from '../services/payment-views.ts';
import type { App } from './app.ts';
import { noticesOf } from './notices.ts';
import type { OpenTill } from './open-till.ts';
import { printCounts } from './print-rows.ts';
import { nextCheckMs } from './queue-of-payment.ts';
import { asFarAsReadable } from './readable.ts';
import { waitingCountsOf } from './waiting.ts';
import { waitsOf } from './waits.ts';

/** Everything the till window draws, as of now. */
export function tillStateOf(app: App): TillState {
  const { settings, till } = app;
  const { secrets, clock, confirmation } = app.parts;
  const core = till?.session.core ?? null;
  return {
    mode: settings.mode,
    simulated: isSimulated(app),
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
    pointsKeys: secrets.bunjangKeysFrom(),
    online: till?.session.connection.online() ?? true,
    sale: till ? tillSaleOf(till.desk.state(), viewFactsOf(till)) : { at: 'idle' },
    waiting: waitingCountsOf(core),
    waits: waitsOf(till),
    prints: printCounts(till),
    asking: confirmation.asking(),
    today: asFarAsReadable(core, ({ totals }) => totals(businessDayOf(clock.wallMs())), noneToday),
    ledger: till ? ledgerViewOf(till) : null,
    // Last: what could not be read above is one of them.
    notices: noticesOf(app),
  };
}

/** Something on this machine stands in for PortOne or for Bunjang. */
function isSimulated({ parts: { line } }: App): boolean {
  return line.gatewayUrl !== null || line.bunjangUrl !== null;
}

function ledgerViewOf({ session }: OpenTill): TillState['ledger'] {
  return { ...session.care.view(), reread: session.rereading.view() };
}

const noneToday = { count: 0, paidWon: zeroWon, cancelledWon: zeroWon } as const;

/** Everything the customer's window draws, as of now. */
export function customerStateOf(app: App): CustomerState {
  const { settings, till } = app;
  const done = till?.desk.customerDone() ?? false;
  const facts = {
    partAllowed: settings.sale.partPayment,
    entryHeld: till ? till.desk.entry.held() !== null : false,
    waitMinutes: waitMinutesOf(app),
  };
  return {
    mode: settings.mode,
    simulated: isSimulated(app),
    shopName: settings.shop.name,
    language: settings.language,
    turned: till?.desk.turned() ?? false,
    sale: till && !done ? customerSaleOf(till.desk.state(), facts) : { at: 'idle' },
  };
}

/** How long what the customer typed would be kept for the charge on the desk: never over its age. */
function waitMinutesOf({ settings, till }: App): number {
  const { secretMs, ageMs } = deferralRulesOf(settings);
  return Math.floor(Math.min(secretMs, Math.max(0, ageMs - ageOnDeskMs(till))) / 60_000);
}

/** How long the charge on the desk has waited; 0 for one that does not. */
function ageOnDeskMs(till: OpenTill | null): number {
  const state = till?.desk.state();
  if (!till || (state?.at !== 'not-sent' && state?.at !== 'waiting')) return 0;
  const { core, deferred } = till.session;
  const payment = asFarAsReadable(core, (read) => read.payment(state.sale.merchantUid), null);
  return payment ? ageMsOf(deferred, payment) : 0;
}

function viewFactsOf({ desk, session }: OpenTill): ViewFacts {
  const { read } = session.core.ledger;
  return {
    partAllowed: session.core.settings().sale.partPayment,
    entryHeld: desk.entry.held() !== null,
    payment(merchantUid) {
      const payment = read.payment(merchantUid);
      return payment && paymentViewOf(session.core, payment);
    },
    secretEndsMs: (merchantUid) =>
      waitingCharges(session.deferred).find((each) => each.merchantUid === merchantUid)
        ?.secretEndsMs ?? null,
    checks: (merchantUid) => ({
      count: read.lookUps(merchantUid).length,
      nextMs: nextCheckMs(session, merchantUid),
    }),
  };
}
