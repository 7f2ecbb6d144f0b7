import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { closeTransports } from '../portone/transport-for.ts';
import { breakdownModel } from './breakdown-document.ts';
import { calls } from './clients.ts';
import { at, pathsOf, withAt } from './document.ts';
import { documents } from './documents.ts';
import { issuanceExample, issuanceStatuses } from './issuance-document.ts';
import { type Replay, startReplay } from './replay.ts';
import { toldByName } from './told-by-name.ts';

afterEach(closeTransports);

async function replayOf(body: unknown, status = 200): Promise<Replay> {
  const replay = await startReplay(() => ({ text: JSON.stringify(body), status }));
  onTestFinished(replay.close);
  return replay;
}

describe.each(documents)('document $number', ({ number, example, fields }) => {
  const told = toldByName[number];

  test('every field of the example stands in the list, and none that is not in it', () => {
    expect(fields.map(({ path }) => path)).toEqual([...new Set(pathsOf(example))]);
  });

  test('every field that is told has its line, by name', () => {
    const leaves = fields.filter(({ path }) => !fields.some((f) => isWithin(f.path, path)));
    const read = leaves.filter(({ reads }) => reads !== null).map(({ path }) => path);
    expect(Object.keys(told).toSorted()).toEqual(read.toSorted());
  });

  test('over HTTP every field is told under our name', async () => {
    const result = await calls[number](await replayOf(example));
    expect(result).toMatchObject({ ok: true });
    const value = result.ok ? result.value : null;
    const seen = Object.keys(told).map((path) => [path, at(value, readsOf(path))]);
    expect(Object.fromEntries(seen)).toEqual(told);
  });

  function readsOf(path: string): string {
    return fields.find((field) => field.path === path)?.reads ?? 'nowhere';
  }
});

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[]`);
}

describe('the provider’s no, as the documents word it', () => {
  test.each(['000', '001'] as const)('document %s: code and message are told', async (number) => {
    const no = { code: 7, message: '존재하지 않는 결제정보입니다', response: null };
    const result = await calls[number](await replayOf(no));
    expect(result).toEqual({
      ok: false,
      failure: { kind: 'refused', sent: true, status: 200, code: 7, message: no.message },
    });
  });

  test.each(['000', '001'] as const)(
    'document %s: 500 is a refusal, in its envelope',
    async (number) => {
      const no = { code: -1, message: '실패', response: null };
      expect(await calls[number](await replayOf(no, 500))).toMatchObject({
        failure: { kind: 'refused', status: 500, message: '실패' },
      });
    },
  );

  test.each(['000', '001', '003'] as const)('document %s: 401 is turned away', async (number) => {
    const no = { code: -1, message: 'Unauthorized', response: null };
    expect(await calls[number](await replayOf(no, 401))).toMatchObject({
      failure: { kind: 'unauthorised' },
    });
  });

  test.each([
    [401, 'INVALID_AUTH_TOKEN', 'sign-in'],
    [404, 'NOT_FOUND_PAY_INBOUND', 'not-found'],
    [500, 'UNKWOWN_ERROR', 'server'],
  ])('document 002: %i %s', async (status, errorCode, kind) => {
    const replay = await replayOf({ errorCode, reason: '사유' }, status);
    expect(await calls['002'](replay)).toMatchObject({ failure: { kind, code: errorCode } });
  });
});

test.each(Object.entries(issuanceStatuses))(
  'document 002: %s is told as %s',
  async (wire, ours) => {
    const body = withAt(issuanceExample, 'data.status', wire);
    expect(await calls['002'](await replayOf(body))).toMatchObject({
      value: { status: ours, statusText: wire },
    });
  },
);

test('document 003: the response model itself, zeros everywhere, is a breakdown', async () => {
  const result = await calls['003'](await replayOf(breakdownModel));
  expect(at(result, 'value.amountWon')).toBe(0);
  expect(at(result, 'value.histories.0.discount.serviceWon')).toBe(0);
});
