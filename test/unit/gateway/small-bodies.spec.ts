import { describe, expect, test } from 'vitest';
import { channelsOf, paymentPageOf, pointOf, tokenOf } from '../../../main/gateway/small-bodies.ts';
import { oddities, withOdd } from './odd-values.ts';
import { seedPayment, seedPaymentRead, seedPoint } from './seed-bodies.ts';

describe('points', () => {
  test('the answer of the point document is 0 points', () => {
    expect(pointOf(seedPoint.response)).toBe(0);
  });

  test.each(oddities.map((how) => ({ how })))('that turn odd are none: $how', ({ how }) => {
    expect(pointOf(withOdd({ point: 1 }, 'point', how))).toBe(how === 'a number' ? 7 : null);
  });

  test('more than this program can handle is malformed, not cut', () => {
    expect(pointOf({ point: 99_999_999 })).toBe(99_999_999);
    expect(pointOf({ point: 100_000_000 })).toBeNull();
  });

  test.each([null, undefined, 5, 'x', [5]])('%j holds none', (response) => {
    expect(pointOf(response)).toBeNull();
  });
});

describe('a token', () => {
  const body = { access_token: 'abc', now: 1790000000, expired_at: 1790001800 };

  test('lives from the server’s now to its end', () => {
    expect(tokenOf(body)).toEqual({ token: 'abc', lifeMs: 1_800_000 });
  });

  test('may come with times in quotes', () => {
    const quoted = { ...body, now: '1790000000', expired_at: '1790000600' };
    expect(tokenOf(quoted)).toEqual({ token: 'abc', lifeMs: 600_000 });
  });

  test.each(['now', 'expired_at'].flatMap((field) => oddities.map((how) => ({ field, how }))))(
    'with an odd $field is none: $how',
    ({ field, how }) => {
      const read = tokenOf(withOdd(body, field, how));
      if (how === 'a number') expect(read).not.toBeNull();
      else expect(read).toBeNull();
    },
  );

  test.each(['', ' ', 'a b', 'a\r\nx: y', '토큰', 7, null, undefined, 'a'.repeat(4097)])(
    'that cannot stand in a header is none: %j',
    (access_token) => {
      expect(tokenOf({ ...body, access_token })).toBeNull();
    },
  );
});

describe('channels', () => {
  const channel = {
    pg_provider: 'kcp',
    pg_id: 'T0000',
    sandbox: true,
    type: 'payment',
    channel_name: '베네피아',
    channel_key: 'channel-key-1',
  };
  const read = {
    pgProvider: 'kcp',
    pgId: 'T0000',
    sandbox: true,
    type: 'payment',
    channelName: '베네피아',
    channelKey: 'channel-key-1',
  };

  test('are read with all their fields, and new types of them too', () => {
    const another = { ...channel, type: 'a_new_type', colour: 'red' };
    expect(channelsOf([channel, another])).toEqual([read, { ...read, type: 'a_new_type' }]);
    expect(channelsOf([])).toEqual([]);
  });

  test.each(['channel_name', 'channel_key'])('without %s have an empty one', (field) => {
    const ours = field === 'channel_name' ? 'channelName' : 'channelKey';
    for (const how of ['missing', 'null'] as const) {
      expect(channelsOf([withOdd(channel, field, how)])).toEqual([{ ...read, [ours]: '' }]);
    }
  });

  test.each(
    ['pg_provider', 'pg_id', 'sandbox', 'type'].flatMap((field) => [
      { field, how: 'missing' as const },
      { field, how: 'null' as const },
      { field, how: 'a list' as const },
    ]),
  )('that do not say their $field are no answer: $how', ({ field, how }) => {
    expect(channelsOf([channel, withOdd(channel, field, how)])).toBeNull();
  });

  test.each([null, undefined, {}, 'x'])('%j are none', (response) => {
    expect(channelsOf(response)).toBeNull();
  });
});

describe('a page of payments', () => {
  const body = { total: 1, previous: 0, next: 0, list: [seedPayment] };

  test('holds its rows, their number and the next page', () => {
    expect(paymentPageOf(body)).toEqual({ rows: [seedPaymentRead], next: 0, total: 1 });
    expect(paymentPageOf({ ...body, next: 2 })).toMatchObject({ next: 2 });
  });

  test('may be empty, or leave out the list when it counts none', () => {
    expect(paymentPageOf({ ...body, total: 0, list: [] })).toEqual({ rows: [], next: 0, total: 0 });
    expect(paymentPageOf({ total: 0 })).toEqual({ rows: [], next: 0, total: 0 });
  });

  test('may leave out its counters', () => {
    expect(paymentPageOf({ list: [] })).toEqual({ rows: [], next: 0, total: null });
  });

  test.each([
    ['no list where rows are counted', { total: 1 }],
    ['neither list nor count', {}],
    ['one malformed row among good ones', { ...body, list: [seedPayment, { imp_uid: 'x' }] }],
    ['a null row', { ...body, list: [null] }],
    ['a next page that is no number', { ...body, next: '2' }],
    ['a next page below zero', { ...body, next: -1 }],
    ['a total that is no number', { ...body, total: 'x' }],
    ['a list that is an object', { ...body, list: {} }],
  ])('is malformed with %s', (_name, response) => {
    expect(paymentPageOf(response)).toBeNull();
  });
});
