import { createHash } from 'node:crypto';
import type { WireAnswer, WireRequest } from '../../../main/ports/transport.ts';
import type { HistoryEvent } from '../history.ts';
import type { Route, ServerRow } from '../history-wire.ts';
import { isObject } from '../is-object.ts';
import { texts } from '../server/answers.ts';
import { cancelIdIn } from '../server/cancels.ts';
import { routeOf } from './routes.ts';

type Told = Extract<HistoryEvent, { event: 'request-sent' | 'answer' }>;

/** A request as the history tells it: never what a customer typed. */
export function requestTold(request: number, wire: WireRequest): Told {
  const { route, subject } = routeOf(wire.path);
  const { body } = wire;
  const isByUid = route === 'find' || route === 'find-all';
  return {
    event: 'request-sent',
    request,
    route,
    merchantUid: isByUid ? subject : textOrNull(body?.['merchant_uid']),
    impUid: route === 'payment' ? subject : textOrNull(body?.['imp_uid']),
    amountWon: numberOrNull(body?.['amount']),
    checksumWon: numberOrNull(body?.['checksum']),
    page: route === 'find-all' ? Number(wire.query?.['page'] ?? 1) : null,
    cancelId: route === 'cancel' ? cancelIdIn(textOrNull(body?.['reason'])) : null,
    account: wire.bearer?.reveal().split('-')[1] ?? null,
    bodyHash: route === 'charge' || route === 'cancel' ? hashOf(body ?? {}) : '',
  };
}

function hashOf(body: Readonly<Record<string, unknown>>): string {
  const { benepia_user: _user, benepia_password: _password, ...rest } = body;
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 12);
}

/** An answer as it was handed to the till. */
export function answerTold(request: number, route: Route, answer: WireAnswer): Told {
  const nothing = { status: null, code: null, isFinal: true, rows: null, lastPage: true };
  if (answer.kind !== 'answer') return { event: 'answer', request, end: answer.kind, ...nothing };
  const { status, json } = answer;
  const code = isObject(json) && Number.isSafeInteger(json['code']) ? Number(json['code']) : null;
  const isFinal = isObject(json) && isFinalWord(json['message']);
  const said = { event: 'answer', request, end: 'delivered', status, code, isFinal } as const;
  if (code === null || !isObject(json)) return { ...said, rows: null, lastPage: true };
  const isLookUp = route === 'find-all' || route === 'payment';
  if (isLookUp && status === 404) return { ...said, rows: [], lastPage: true };
  return { ...said, ...rowsTold(status === 200 && code === 0 ? json['response'] : null) };
}

/** The codes of the texts that say neither yes nor no. */
function isFinalWord(message: unknown): boolean {
  return !openWords.some((code) => typeof message === 'string' && message.includes(code));
}

const openWords: readonly string[] = [texts.later, texts.duplicate, texts.busy].map((text) =>
  text.slice(0, '[0000]'.length),
);

function rowsTold(response: unknown): {
  readonly rows: readonly ServerRow[] | null;
  readonly lastPage: boolean;
} {
  if (!isObject(response)) return { rows: null, lastPage: true };
  const { list } = response;
  if (Array.isArray(list)) {
    const rows = list.flatMap((row: unknown) => rowTold(row) ?? []);
    return { rows: rows.length === list.length ? rows : null, lastPage: response['next'] === 0 };
  }
  const row = rowTold(response);
  return { rows: row ? [row] : null, lastPage: true };
}

function rowTold(row: unknown): ServerRow | null {
  if (!isObject(row)) return null;
  const { imp_uid: impUid, merchant_uid: merchantUid, amount, cancel_amount: back, status } = row;
  if (typeof impUid !== 'string' || typeof merchantUid !== 'string') return null;
  if (typeof amount !== 'number' || typeof status !== 'string') return null;
  const won = { amountWon: amount, cancelledWon: Number(back ?? 0) };
  const sandbox = typeof row['sandbox'] === 'boolean' ? row['sandbox'] : null;
  const currency = typeof row['currency'] === 'string' ? row['currency'] : 'KRW';
  return { impUid, merchantUid, ...won, status, currency, sandbox };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
