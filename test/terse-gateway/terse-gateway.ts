import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { TerseBooks, TerseCustomer } from './terse-books.ts';
import {
  byImpUid,
  cancel,
  charge,
  type Fields,
  find,
  list,
  point,
  rowsOf,
  type TerseAnswer,
} from './terse-desk.ts';

/** A running gateway of this kind. */
export type TerseGateway = {
  readonly url: string;
  readonly keys: { readonly key: string; readonly secret: string };
  readonly books: TerseBooks;
  close(): Promise<void>;
};

const keys = { key: 'terse-key', secret: 'terse-secret' };

/**
 * A second PortOne, written from the three oldest documents alone and sharing nothing with the training
 * gateway: times are strings, fields are null or left out, texts and codes are its own, failed rows stand
 * beside paid ones, there is no `sandbox`, and answers hold fields nobody has heard of.
 */
export async function startTerseGateway(
  customers: readonly TerseCustomer[],
): Promise<TerseGateway> {
  const books: TerseBooks = { rows: [], customers: customers.map((one) => ({ ...one })) };
  const server = createServer((request, response) => {
    void readFields(request).then((fields) => {
      const { status, response: content, ...rest } = answerTo(books, request, fields);
      response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
      response.end(JSON.stringify({ response: content, trace: 'abc-1', ...rest }, null, 2));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    keys,
    books,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const token = 'a.token-of/its+own=';

function answerTo(books: TerseBooks, request: IncomingMessage, fields: Fields): TerseAnswer {
  const url = new URL(request.url ?? '/', 'http://terse');
  const segments = url.pathname.split('/').slice(1).map(decodeURIComponent);
  const nowS = Math.floor(Date.now() / 1_000);
  if (url.pathname === '/users/getToken') return tokenAnswer(fields, nowS);
  if (request.headers.authorization !== `Bearer ${token}`) return turnedAway;
  return request.method === 'POST'
    ? posted(books, url.pathname, fields, nowS)
    : asked(books, segments, Number(url.searchParams.get('page') ?? 1));
}

const turnedAway: TerseAnswer = { status: 401, code: -1, message: 'Unauthorized', response: null };
const unknown: TerseAnswer = {
  status: 404,
  code: -1,
  message: 'Invalid payment info',
  response: null,
};

function tokenAnswer(fields: Fields, nowS: number): TerseAnswer {
  if (fields['imp_key'] !== keys.key || fields['imp_secret'] !== keys.secret) return turnedAway;
  const times = { now: String(nowS), expired_at: String(nowS + 1_800) };
  return { status: 200, code: 0, message: '', response: { access_token: token, ...times } };
}

function posted(books: TerseBooks, path: string, fields: Fields, nowS: number): TerseAnswer {
  if (path === '/benepia/point') return point(books, fields);
  if (path === '/benepia/payment') return charge(books, fields, nowS);
  return path === '/payments/cancel' ? cancel(books, fields, nowS) : unknown;
}

function asked(books: TerseBooks, segments: readonly string[], page: number): TerseAnswer {
  const [first, second = '', third = ''] = segments;
  if (first !== 'payments') return unknown;
  if (second === 'find') return find(books, third);
  if (second === 'findAll') return list(rowsOf(books, third), page);
  if (second === 'status') return list(books.rows, page);
  return byImpUid(books, second, third === 'balance' ? 'balance' : 'payment');
}
