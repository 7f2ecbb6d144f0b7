import type { Settings } from '../../preload/settings.ts';
import type { Buyer } from '../../preload/views.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CallFailure } from './call-failure.ts';
import { type Reply, resultOf, senseless } from './envelope.ts';
import { fits, isUid, type Limited } from './limits.ts';
import { paymentOf } from './portone-body.ts';
import type { Caller } from './portone-caller.ts';
import type { CancelOrder, Charge, Credentials, PortOne } from './portone-port.ts';
import { pointOf } from './small-bodies.ts';
import { withoutCredentials } from './without-credentials.ts';

/** The settings that stand in request bodies; an empty one is left out. */
export type PortOneSettings = Pick<
  Settings['portone'],
  'channelKey' | 'pg' | 'memberCode' | 'tier' | 'noticeUrl'
>;

/** The calls about a customer's points and money. */
export type MoneyCalls = Pick<PortOne, 'point' | 'charge' | 'cancel'>;

type Body = Readonly<Record<string, unknown>>;

/** Source: point document, charge document; upstream's cancel. */
export function createMoneyCalls(caller: Caller, settings: PortOneSettings): MoneyCalls {
  return {
    async point(who) {
      const body = { ...identity(who), ...route(settings) };
      const cleaned = withoutCredentials(who);
      const reply = await caller.ask({ method: 'POST', path: '/benepia/point', body });
      const result = resultOf(reply);
      if (!result.ok) return fail(cleaned.failure(result.failure));
      const points = pointOf(result.value);
      return points === null ? fail(senseless) : ok(points);
    },
    async charge(who, charge) {
      const body = chargeBody(who, charge, settings);
      const { mayStart } = charge;
      const cleaned = withoutCredentials(who);
      const result = paymentIn(
        await caller.post({ method: 'POST', path: '/benepia/payment', body, mayStart }),
      );
      return result.ok ? ok(cleaned.payment(result.value)) : fail(cleaned.failure(result.failure));
    },
    async cancel(order) {
      const body = cancelBody(order);
      const { mayStart } = order;
      const path = '/payments/cancel';
      return paymentIn(await caller.post({ method: 'POST', path, body, mayStart }));
    },
  };
}

function paymentIn(reply: Reply): Result<ProviderPayment, CallFailure> {
  const result = resultOf(reply);
  if (!result.ok) return result;
  const row = paymentOf(result.value);
  return row ? ok(row) : fail(senseless);
}

function chargeBody(who: Credentials, charge: Charge, settings: PortOneSettings): Body {
  const { merchantUid, amountWon, itemName, buyer, customData } = charge;
  requireUid(merchantUid);
  requireFit(merchantUid, 'merchantUid');
  requireAmount(amountWon);
  requireFit(itemName, 'itemName');
  const { memberCode, noticeUrl } = settings;
  return {
    ...identity(who),
    ...(memberCode === '' ? {} : { benepia_member_code: memberCode }),
    merchant_uid: merchantUid,
    amount: amountWon,
    name: itemName,
    ...buyerFields(buyer),
    ...route(settings),
    ...(noticeUrl === '' ? {} : { notice_url: noticeUrl }),
    ...(customData === null ? {} : { custom_data: customData }),
  };
}

/** All five are given: a missing amount would cancel everything, a missing checksum would not be checked. */
function cancelBody({ impUid, amountWon, checksumWon, taxFreeWon, reason }: CancelOrder): Body {
  requireUid(impUid);
  requireAmount(amountWon);
  requireAmount(checksumWon);
  requireFit(reason, 'cancelReason');
  return {
    imp_uid: impUid,
    amount: amountWon,
    checksum: checksumWon,
    ...(taxFreeWon === null ? {} : { tax_free: taxFreeWon }),
    reason,
  };
}

function identity({ user, password }: Credentials): Body {
  return { benepia_user: user.toString('utf8'), benepia_password: password.toString('utf8') };
}

/** Upstream asks for the channel now and took the site code before; one of them, or its own choice. */
function route({ channelKey, pg }: PortOneSettings): Body {
  if (channelKey !== '') return { channel_key: channelKey };
  return pg === '' ? {} : { pg };
}

const buyerWire = [
  ['name', 'buyer_name', 'buyerName'],
  ['email', 'buyer_email', 'buyerEmail'],
  ['tel', 'buyer_tel', 'buyerTel'],
  ['addr', 'buyer_addr', 'buyerAddr'],
  ['postcode', 'buyer_postcode', 'buyerPostcode'],
] as const satisfies readonly (readonly [keyof Buyer, string, Limited])[];

function buyerFields(buyer: Buyer): Body {
  const fields: Record<string, string> = {};
  for (const [field, wire, limit] of buyerWire) {
    const value = buyer[field];
    if (value === undefined || value === '') continue;
    requireFit(value, limit);
    fields[wire] = value;
  }
  return fields;
}

// What breaks these was let through by a parser of ours. The value itself is never in the message.

function requireFit(text: string, field: Limited): void {
  if (text === '' || !fits(text, field)) throw new RangeError(`${field} does not fit`);
}

function requireUid(uid: string): void {
  if (!isUid(uid)) throw new RangeError('not a payment number');
}

function requireAmount(won: number): void {
  if (!Number.isSafeInteger(won) || won < 1) throw new RangeError('not an amount to send');
}
