import { numberOf, textOf } from '../loopback/request.ts';
import { preparedKey } from './books.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { refusal, success } from './envelope.ts';

const none = '사전등록된 결제정보가 존재하지 않습니다.';

/** `POST /payments/prepare`; nothing here checks a charge against it, as nothing says upstream does. */
export function answerPrepare(desk: Desk, call: Call): Answer {
  return register(desk, call, (known) =>
    known
      ? refusal(200, 1, '결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).')
      : null,
  );
}

/** `PUT /payments/prepare` */
export function answerPrepareEdit(desk: Desk, call: Call): Answer {
  return register(desk, call, (known) => (known ? null : refusal(404, -1, none)));
}

/** `GET /payments/prepare/{merchant_uid}` */
export function answerPrepared(desk: Desk, call: Call): Answer {
  const merchantUid = call.args[0] ?? '';
  const prepared = desk.books.prepared.get(preparedKey(call.tier, merchantUid));
  if (prepared === undefined) return refusal(200, 1, none);
  return success({ merchant_uid: merchantUid, ...prepared }, desk.switches);
}

/** No 400 is documented on this path. */
function wrongField(field: string): Answer {
  return refusal(200, 1, `${field} 파라메터를 확인해 주세요.`);
}

function register(desk: Desk, call: Call, refuse: (known: boolean) => Answer | null): Answer {
  const merchantUid = textOf(call.body, 'merchant_uid');
  const amount = numberOf(call.body, 'amount');
  if (merchantUid === '' || merchantUid.length > 40) return wrongField('merchant_uid');
  if (amount === null || !(amount >= 0)) return wrongField('amount');
  const key = preparedKey(call.tier, merchantUid);
  const refused = refuse(desk.books.prepared.has(key));
  if (refused !== null) return refused;
  const prepared = { amount, currency: textOf(call.body, 'currency') || null };
  desk.books.prepared.set(key, prepared);
  return success({ merchant_uid: merchantUid, ...prepared }, desk.switches);
}
