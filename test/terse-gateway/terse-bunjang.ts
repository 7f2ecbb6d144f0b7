import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A running gateway of this kind. */
export type TerseBunjang = {
  readonly url: string;
  readonly keys: { readonly key: string; readonly secret: string };
  /** Somebody pays into the account. */
  deposit(id: string): void;
  close(): Promise<void>;
};

const keys = { key: 'terse', secret: Buffer.from([0, 255, 62, 63, 7, 251]).toString('base64') };
const bank = { bankName: '신한은행', vbankHolderName: '번개장터(주)' };

type Row = { id: number; amount: number; status: string; looks: number; at: string };
type Answer = readonly [status: number, body: object];

const no = (status: number, errorCode: string): Answer => [status, { errorCode }];

/**
 * A second Bunjang, written from the look-up document alone and sharing nothing with the training gateway:
 * numbers are numbers, a request is answered 201 with no account, errors are a code and nothing more,
 * times come with an offset of their own, and answers hold fields nobody has heard of. An issuance is READY
 * once it has been looked up.
 */
export async function startTerseBunjang(): Promise<TerseBunjang> {
  const rows: Row[] = [];
  const nonces = new Set<string>();
  const points = { balance: 1_000 };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [status, told] = refusalAt(request, nonces) ?? answerTo(rows, points, request, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...told, traceId: 'abc-1' }, null, 2));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    keys,
    deposit(id) {
      const row = rows.find((one) => String(one.id) === id && one.status === 'READY');
      if (row === undefined) throw new Error('nobody waits for it');
      row.status = 'DONE';
      points.balance += row.amount;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}

function refusalAt({ headers, method }: IncomingMessage, nonces: Set<string>): Answer | null {
  const [head = '', claims = '', signature] = (headers.authorization ?? '')
    .replace('Bearer ', '')
    .split('.');
  const secret = Buffer.from(keys.secret, 'base64');
  const own = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
  const { accessKey, iat, nonce } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (accessKey !== keys.key) return no(401, 'INVALID_ACCESS_KEY');
  if (own !== signature) return no(401, 'INVALID_AUTH_TOKEN');
  if (Math.abs(Date.now() / 1000 - iat) > 30) return no(401, 'EXPIRED_AUTH_TOKEN');
  if (method === 'GET') return nonce === undefined ? null : no(401, 'INVALID_AUTH_TOKEN');
  if (nonce === undefined || nonces.has(nonce)) return no(401, 'INVALID_AUTH_TOKEN');
  nonces.add(nonce);
  return null;
}

function answerTo(
  rows: Row[],
  points: { readonly balance: number },
  { method, url = '' }: IncomingMessage,
  body: unknown,
): Answer {
  const [, , , , what, id, cancel] = url.split('/');
  if (what === 'balance')
    return [200, { data: { ...points, pointExpiredIn30Days: 0, level: 'A' } }];
  if (id === undefined) return create(rows, body);
  const row = rows.find((one) => String(one.id) === id);
  if (row === undefined) return no(404, 'RESOURCE_NOT_FOUND');
  row.looks += 1;
  if (row.looks > 1 && row.status === 'WAITED') row.status = 'READY';
  if (method === 'GET') return [200, told(row)];
  if (cancel !== 'cancel' || row.status !== 'READY') return no(400, 'BAD_REQUEST');
  row.status = 'CANCELLED';
  return [200, told(row)];
}

function create(rows: Row[], body: unknown): Answer {
  const amount = Object.entries(body ?? {}).find(([name]) => name === 'amount')?.[1];
  if (!Number.isInteger(amount)) return no(400, 'BAD_REQUEST');
  if (rows.some(({ status }) => status === 'WAITED' || status === 'READY')) {
    return no(400, 'BAD_REQUEST');
  }
  const id = 900_719 + rows.length;
  const row = { id, amount, status: 'WAITED', looks: 0, at: new Date().toISOString() };
  rows.push(row);
  return [201, told(row)];
}

function told({ id, amount, status, at }: Row): object {
  const account = { vbankAccountNumber: `110-${id}`, vbankDueDate: '2026-12-31 23:59', ...bank };
  const preparedVbankInfo = status === 'WAITED' ? null : account;
  const times = { createdAt: at, modifiedAt: at };
  return { data: { id, amount, fee: 0, status, ...times, preparedVbankInfo } };
}
