import type { Fields } from '../loopback/request.ts';
import { numberOf, textOf } from '../loopback/request.ts';
import type { Buyer } from './books.ts';
import type { Answer } from './envelope.ts';
import { badRequest } from './envelope.ts';

/** The fields of a charge, checked. */
export type ChargeFields = {
  readonly user: string;
  readonly password: string;
  readonly memberCode: string;
  readonly merchantUid: string;
  readonly amountWon: number;
  readonly name: string;
  readonly buyer: Buyer;
  readonly pg: string;
  readonly channelKey: string;
  /** JSON text, as it is echoed. */
  readonly customData: string | null;
};

/** Longest values in characters. Source: charge document; `merchant_uid` from upstream's schema. */
const lengthMax: Readonly<Record<string, number>> = {
  merchant_uid: 40,
  name: 40,
  buyer_name: 16,
  buyer_email: 64,
  buyer_tel: 16,
  buyer_addr: 128,
  buyer_postcode: 8,
};

const required = ['benepia_user', 'benepia_password', 'merchant_uid', 'name'];

export type FieldsRead =
  | { readonly ok: true; readonly fields: ChargeFields }
  | { readonly ok: false; readonly answer: Answer };

export function readCharge(body: Fields): FieldsRead {
  const missing = required.find((field) => textOf(body, field) === '');
  const tooLong = Object.keys(lengthMax).find(
    (field) => [...textOf(body, field)].length > (lengthMax[field] ?? 0),
  );
  const wrong = missing ?? tooLong;
  if (wrong !== undefined) return { ok: false, answer: badRequest(wrong) };
  const amountWon = numberOf(body, 'amount');
  if (amountWon === null || !Number.isSafeInteger(amountWon) || amountWon <= 0) {
    return { ok: false, answer: badRequest('amount') };
  }
  return { ok: true, fields: fieldsOf(body, amountWon) };
}

function fieldsOf(body: Fields, amountWon: number): ChargeFields {
  return {
    user: textOf(body, 'benepia_user'),
    password: textOf(body, 'benepia_password'),
    memberCode: textOf(body, 'benepia_member_code'),
    merchantUid: textOf(body, 'merchant_uid'),
    amountWon,
    name: textOf(body, 'name'),
    buyer: {
      name: textOf(body, 'buyer_name') || null,
      email: textOf(body, 'buyer_email') || null,
      tel: textOf(body, 'buyer_tel') || null,
      addr: textOf(body, 'buyer_addr') || null,
      postcode: textOf(body, 'buyer_postcode') || null,
    },
    pg: textOf(body, 'pg'),
    channelKey: textOf(body, 'channel_key'),
    customData: customDataOf(body['custom_data']),
  };
}

/** Objects and arrays are kept as their JSON text; text is kept as it is. */
function customDataOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
