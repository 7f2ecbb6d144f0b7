import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import {
  startTrainingBunjang,
  type TrainingBunjang,
  type TrainingBunjangOptions,
} from '../../../main/training/bunjang/server.ts';
import { readOpenApi } from '../open-api.ts';
import { type HandClock, handClock } from '../training/hand-clock.ts';
import { type TokenParts, tokenAt } from './token.ts';

export const api = readOpenApi('bunjang-points');

const dataSchema = z.strictObject({ data: z.record(z.string(), z.unknown()) });
const errorSchema = z.strictObject({ errorCode: z.string(), reason: z.string().min(1) });
const bodySchema = z.union([dataSchema, errorSchema]);

export type Row = Record<string, unknown>;

/** One answer; `code` is null for a success, `data` is empty for an error. */
export type Reply = {
  readonly status: number;
  readonly code: string | null;
  readonly data: Row;
  readonly headers: Headers;
};

export type RawReply = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
};

/** Calls one gateway; what comes back in full is checked against the document. */
export type Caller = {
  balance(): Promise<Reply>;
  request(amount: unknown): Promise<Reply>;
  lookUp(id: unknown): Promise<Reply>;
  cancel(id: unknown): Promise<Reply>;
  /** With another token, or a header of any kind. */
  signed(method: string, path: string, authorization: string | null): Promise<Reply>;
  /** Unchecked; null when no answer came back. */
  raw(method: string, path: string, body?: string): Promise<RawReply | null>;
};

export type Running = {
  readonly bunjang: TrainingBunjang;
  readonly caller: Caller;
  readonly clock: HandClock;
  readonly notices: unknown[];
  token(parts?: TokenParts): string;
};

export const paths = {
  balance: '/api/v1/points/balance',
  request: '/api/v1/points/issuance',
  lookUp: (id: unknown) => `/api/v1/points/issuance/${id}`,
  cancel: (id: unknown) => `/api/v1/points/issuance/${id}/cancel`,
};

/** A gateway with a hand-moved clock, closed when the test ends. */
export async function running(options: TrainingBunjangOptions = {}): Promise<Running> {
  const clock = handClock();
  const notices: unknown[] = [];
  const bunjang = await startTrainingBunjang({
    clock,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  onTestFinished(() => bunjang.close());
  const token = (parts: TokenParts = {}) => tokenAt(clock.nowMs(), parts);
  return { bunjang, caller: callerFor(bunjang.url, token), clock, notices, token };
}

function callerFor(url: string, token: () => string): Caller {
  async function send(method: string, path: string, authorization: string | null, body?: string) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  async function checked(
    method: string,
    path: string,
    authorization: string | null,
    body?: string,
  ): Promise<Reply> {
    const { status, text, headers } = await send(method, path, authorization, body);
    const json: unknown = JSON.parse(text);
    expect(api.faultsOf(method, path, status, json), `${method} ${path} ${text}`).toEqual([]);
    const read = bodySchema.parse(json);
    return 'data' in read
      ? { status, code: null, data: read.data, headers }
      : { status, code: read.errorCode, data: {}, headers };
  }
  const bearer = () => `Bearer ${token()}`;
  return {
    balance: () => checked('GET', paths.balance, bearer()),
    request: (amount) => checked('POST', paths.request, bearer(), JSON.stringify({ amount })),
    lookUp: (id) => checked('GET', paths.lookUp(id), bearer()),
    cancel: (id) => checked('POST', paths.cancel(id), bearer()),
    signed: (method, path, authorization) => checked(method, path, authorization),
    raw: (method, path, body) => send(method, path, bearer(), body).catch(() => null),
  };
}

/** Asks for points and gives the number back. */
export async function asked({ caller }: Running, amount: number): Promise<string> {
  const reply = await caller.request(amount);
  expect(reply).toMatchObject({ status: 200, code: null });
  return z.string().parse(reply.data['id']);
}
