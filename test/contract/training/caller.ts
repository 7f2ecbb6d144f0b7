import { expect } from 'vitest';
import { z } from 'zod';
import type { TrainingGateway } from '../../../main/training/portone/server.ts';
import { faultsOf } from './open-api.ts';

const envelopeSchema = z.strictObject({
  code: z.number(),
  message: z.string().nullable(),
  response: z.unknown(),
});
const rowSchema = z.record(z.string(), z.unknown());
const listSchema = z.object({
  total: z.number(),
  previous: z.number(),
  next: z.number(),
  list: z.array(rowSchema),
});

/** One answer in an envelope. */
export type Reply = {
  readonly status: number;
  readonly code: number;
  readonly message: string | null;
  readonly response: unknown;
};
export type Row = Record<string, unknown>;

/** The payment (or other object) in an answer. */
export function rowOf(reply: Reply): Row {
  return rowSchema.parse(reply.response);
}

export function rowsIn(reply: Reply): Row[] {
  return listSchema.parse(reply.response).list;
}

export function listOf(reply: Reply) {
  return listSchema.parse(reply.response);
}

/** What a raw call brought back: the text, or nothing. */
export type RawReply = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
};

/** Calls one gateway; every envelope that comes back is checked against the document. */
export type Caller = {
  readonly token: string;
  get(path: string): Promise<Reply>;
  post(path: string, body?: Row): Promise<Reply>;
  put(path: string, body?: Row): Promise<Reply>;
  form(path: string, body: Record<string, string>): Promise<Reply>;
  /** Null when no answer came back. */
  raw(method: string, path: string, body?: Row): Promise<RawReply | null>;
  /** The same caller with other headers. */
  with(headers: Record<string, string>): Caller;
};

const keys = { imp_key: 'training-key', imp_secret: 'training-secret' };

/** A caller with a token of its own. */
export async function signedIn(gateway: TrainingGateway): Promise<Caller> {
  const stranger = callerFor(gateway.url, {});
  const token = z
    .string()
    .parse(rowOf(await stranger.post('/users/getToken', keys))['access_token']);
  return callerFor(gateway.url, { authorization: `Bearer ${token}` });
}

export function stranger(gateway: TrainingGateway): Caller {
  return callerFor(gateway.url, {});
}

function callerFor(url: string, headers: Record<string, string>): Caller {
  async function send(method: string, path: string, type: string, body?: string) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }) },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  async function checked(
    method: string,
    path: string,
    type: string,
    body?: string,
  ): Promise<Reply> {
    const { status, text } = await send(method, path, type, body);
    const json: unknown = JSON.parse(text);
    const bare = (path.split('?')[0] ?? path).replace(/\/$/, '');
    expect(faultsOf(method, bare, status, json), `${method} ${path} ${status} ${text}`).toEqual([]);
    return { status, ...envelopeSchema.parse(json) };
  }
  const json = (body?: Row) => (body === undefined ? undefined : JSON.stringify(body));
  return {
    token: headers['authorization']?.replace('Bearer ', '') ?? '',
    get: (path) => checked('GET', path, ''),
    post: (path, body) => checked('POST', path, 'application/json', json(body)),
    put: (path, body) => checked('PUT', path, 'application/json', json(body)),
    form: (path, body) =>
      checked(
        'POST',
        path,
        'application/x-www-form-urlencoded',
        new URLSearchParams(body).toString(),
      ),
    raw: (method, path, body) =>
      send(method, path, 'application/json', json(body)).catch(() => null),
    with: (more) => callerFor(url, { ...headers, ...more }),
  };
}

/** A charge as the till sends it. */
export function chargeOf(merchantUid: string, amount: number, more: Row = {}): Row {
  return {
    benepia_user: 'minji',
    benepia_password: '1234',
    benepia_member_code: 'M0001',
    merchant_uid: merchantUid,
    amount,
    name: '도시락 외 2건',
    ...more,
  };
}

/** Charges and gives the payment's id back. */
export async function paid(
  caller: Caller,
  merchantUid: string,
  amount: number,
  more: Row = {},
): Promise<string> {
  const reply = await caller.post('/benepia/payment', chargeOf(merchantUid, amount, more));
  expect(reply).toMatchObject({ status: 200, code: 0 });
  return z.string().parse(rowOf(reply)['imp_uid']);
}
