import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../../main/ports/transport.ts';
import { portOneFor } from '../../contract/portone/portone-for.ts';
import { page, refusal, scripted, success } from './scripted-transport.ts';

const merchantUid = 'T1-20261121-000042';

function rows(from: number, count: number): object[] {
  return Array.from({ length: count }, (_unused, i) => ({
    imp_uid: `imps_${from + i}`,
    merchant_uid: merchantUid,
    amount: 100,
    status: 'failed',
  }));
}

function pageNumber({ query }: WireRequest): number {
  return Number(query?.['page']);
}

/** All pages of `total` rows, cut as asked. */
function pagesOf(total: number, claimed = total) {
  return scripted((request) => {
    const at = pageNumber(request);
    const limit = Number(request.query?.['limit']);
    const from = (at - 1) * limit;
    const list = rows(from, Math.max(0, Math.min(limit, total - from)));
    const next = from + limit < total ? at + 1 : 0;
    return success({ total: claimed, previous: at - 1, next, list });
  });
}

test.each([
  [1, 1],
  [100, 1],
  [101, 2],
  [250, 3],
  [5_000, 50],
])('%d rows are read over %d pages', async (total, pages) => {
  const transport = pagesOf(total);
  const result = await portOneFor(transport).findAll(merchantUid);
  expect(result.ok && result.value.length).toBe(total);
  expect(transport.calls().map(pageNumber)).toEqual(
    Array.from({ length: pages }, (_u, i) => i + 1),
  );
});

test('a row that shows on two pages counts once, as it was seen last', async () => {
  const transport = scripted((request) => {
    const first = pageNumber(request) === 1;
    const [row = {}] = rows(1, 1);
    const list = first ? [row] : [{ ...row, status: 'paid' }, ...rows(2, 1)];
    return success({ total: 2, previous: 0, next: first ? 2 : 0, list });
  });
  const result = await portOneFor(transport).findAll(merchantUid);
  expect(result).toMatchObject({
    ok: true,
    value: [
      { impUid: 'imps_1', status: 'paid' },
      { impUid: 'imps_2', status: 'failed' },
    ],
  });
});

describe('half a list never looks like a whole one', () => {
  const cases = [
    ['pages that lead back', () => ({ total: 9, previous: 0, next: 1, list: rows(0, 1) })],
    ['pages that never end', (at: number) => ({ total: 9, next: at + 1, list: rows(at, 1) })],
    ['fewer rows than promised', () => ({ total: 2, previous: 0, next: 0, list: rows(0, 1) })],
    ['a malformed row', () => ({ total: 1, next: 0, list: [{ imp_uid: 'x' }] })],
  ] as const;
  test.each(cases)('%s', async (_name, response) => {
    const transport = scripted((request) => success(response(pageNumber(request))));
    expect(await portOneFor(transport).findAll(merchantUid)).toMatchObject({
      ok: false,
      failure: { kind: 'no-answer', why: 'unreadable' },
    });
    expect(transport.calls().length).toBeLessThanOrEqual(50);
  });

  test('more than fifty pages', async () => {
    const transport = pagesOf(5_001);
    expect((await portOneFor(transport).findAll(merchantUid)).ok).toBe(false);
    expect(transport.calls()).toHaveLength(50);
  });

  test.each([
    ['not found', refusal(404), 'refused'],
    ['a page of HTML', page(502), 'no-answer'],
    ['a reset', { kind: 'lost', why: 'reset' }, 'no-answer'],
    ['a refusal', refusal(500), 'refused'],
  ] as const)('a second page that is %s', async (_name, second, kind) => {
    const first = success({ total: 101, previous: 0, next: 2, list: rows(0, 100) });
    const transport = scripted((request) => (pageNumber(request) === 1 ? first : second));
    expect(await portOneFor(transport).findAll(merchantUid)).toMatchObject({
      ok: false,
      failure: { kind },
    });
  });
});
