import { notFound, refusal, type ServerAnswer, success, texts } from './answers.ts';
import { seenAs } from './books.ts';
import type { Handling } from './handling.ts';
import type { Arrived, Office } from './server.ts';
import { wireRow } from './wire-row.ts';

/** `GET /payments/findAll/{merchant_uid}`: in pages, as small as this server likes them. */
export function answerFindAll(
  office: Office,
  { subject, query }: Arrived,
  account: string,
  { blank }: Handling,
): ServerAnswer {
  const nowMs = office.world.nowMs();
  const all = office.rows
    .filter((row) => row.merchantUid === subject && row.account === account)
    .flatMap((row) => seenAs(row, nowMs) ?? []);
  if (all.length === 0 || blank) return notFound;
  const size = Math.min(Number(query['limit'] ?? 20), office.pageRows);
  const page = Number(query['page'] ?? 1);
  const pages = Math.ceil(all.length / size);
  return success({
    total: all.length,
    previous: page - 1,
    next: page < pages ? page + 1 : 0,
    list: all.slice((page - 1) * size, page * size).map(wireRow),
  });
}

/** `GET /payments/{imp_uid}`: hides test payments unless asked for them. */
export function answerPayment(
  office: Office,
  { subject, query }: Arrived,
  account: string,
  { blank }: Handling,
): ServerAnswer {
  const row = office.rows.find((each) => each.impUid === subject && each.account === account);
  const seen = row && seenAs(row, office.world.nowMs());
  const hidden = seen?.sandbox === true && query['include_sandbox'] !== 'true';
  return !seen || hidden || blank ? notFound : success(wireRow(seen));
}

/** `POST /benepia/point`: the customer's balance. */
export function answerPoint(
  { customers }: Office,
  { body }: Arrived,
  { decline }: Handling,
): ServerAnswer {
  const customer = customers.get(String(body['benepia_user']));
  if (decline !== null) return refusal(200, -1, decline);
  if (!customer || customer.password !== body['benepia_password'])
    return refusal(200, -1, texts.credentials);
  return success({ point: customer.balanceWon });
}
