import { describe, expect, test } from 'vitest';
import { practiceFor } from '../../../main/training/bunjang/practice.ts';
import { soon } from '../training/running.ts';
import { asked, paths, type Running, running } from './running.ts';

const minuteMs = 60_000;
const ask = (all: Running, amount: number) =>
  all.caller.raw('POST', paths.request, JSON.stringify({ amount }));
const statusOf = async (all: Running, id = '1001') => (await all.caller.lookUp(id)).data['status'];

describe('An issuance that practises nothing', () => {
  test.each([50_000, 1_000, 50_020, 50_999, 100])(
    '%s won: is paid after a minute',
    async (amount) => {
      const all = await running();
      const id = await asked(all, amount);
      all.clock.advance(2_000 + minuteMs - 1);
      expect(await statusOf(all, id)).toBe('READY');
      all.clock.advance(1);
      expect(await statusOf(all, id)).toBe('DONE');
      expect((await all.caller.balance()).data).toMatchObject({ balance: 7_250_000 + amount });
    },
  );

  test('is never paid by itself where nothing is practised, whatever its amount', async () => {
    for (const amount of [50_000, 50_001, 50_005, 50_006, 50_013]) {
      const all = await running({ switches: { practice: false } });
      const id = await asked(all, amount);
      all.clock.advance(10 * minuteMs);
      expect(await statusOf(all, id)).toBe('READY');
    }
  });
});

describe('An amount that decides how the issuance goes', () => {
  const steps: readonly (readonly [number, readonly (readonly [number, string])[]])[] = [
    [
      50_001,
      [
        [2_000, 'READY'],
        [6_999, 'READY'],
        [7_000, 'DONE'],
      ],
    ],
    [
      50_002,
      [
        [2_000, 'READY'],
        [120_000, 'READY'],
        [120_001, 'FAIL'],
      ],
    ],
    [
      50_003,
      [
        [2_000, 'READY'],
        [12 * 60 * minuteMs, 'READY'],
      ],
    ],
    [
      50_004,
      [
        [59_999, 'WAITED'],
        [60_000, 'READY'],
        [120_000, 'DONE'],
      ],
    ],
    [
      50_005,
      [
        [4_999, 'WAITED'],
        [5_000, 'FAIL'],
      ],
    ],
  ];

  test.each(steps)('%s won', async (amount, expected) => {
    const all = await running();
    const id = await asked(all, amount);
    let passedMs = 0;
    for (const [atMs, status] of expected) {
      all.clock.advance(atMs - passedMs);
      passedMs = atMs;
      expect([atMs, await statusOf(all, id)]).toEqual([atMs, status]);
    }
  });

  test('005: there never was an account', async () => {
    const all = await running();
    const id = await asked(all, 50_005);
    all.clock.advance(minuteMs);
    expect((await all.caller.lookUp(id)).data).toMatchObject({
      modifiedAt: '2026-11-21T10:00:05',
      preparedVbankInfo: { vbankAccountNumber: '' },
    });
  });
});

describe('An amount that spoils the answer to the request', () => {
  test.each([
    ['006', null, 1],
    ['007', null, 0],
    ['009', 502, 1],
    ['010', 502, 0],
    ['011', 500, 1],
    ['012', 500, 0],
    ['013', 429, 0],
    ['014', 401, 0],
    ['015', 403, 0],
  ])('%s: %s, made: %s; asked for again it goes as usual', async (digits, status, made) => {
    const all = await running();
    const amount = 50_000 + Number(digits);
    expect((await ask(all, amount))?.status ?? null).toBe(status);
    expect(all.bunjang.books.issuances).toHaveLength(made);
    const again = await ask(all, amount);
    expect(again?.status).toBe(made === 1 ? 400 : 200);
    expect(all.bunjang.books.issuances).toHaveLength(1);
    expect(await statusOf(all)).toBe('WAITED');
  });

  test('008: made at once, answered after 35 s', async () => {
    const all = await running();
    const late = ask(all, 50_008);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(await statusOf(all)).toBe('WAITED');
    all.clock.advance(35_000);
    expect(await late).toMatchObject({ status: 200 });
  });

  test('acts again for the same amount ten minutes later, and at once for another', async () => {
    const all = await running();
    expect(await ask(all, 50_007)).toBeNull();
    expect(await ask(all, 60_007)).toBeNull();
    all.clock.advance(10 * minuteMs - 1);
    const id = await asked(all, 50_007);
    all.clock.advance(2 * minuteMs);
    expect(await statusOf(all, id)).toBe('DONE');
    expect(await ask(all, 50_007)).toBeNull();
  });

  test.each([
    [1, 10 * minuteMs],
    [10, minuteMs],
  ])('at %s times the pace: acts again after exactly %s ms', async (timeScale, againMs) => {
    const all = await running({ timeScale });
    expect(await ask(all, 50_007)).toBeNull();
    all.clock.advance(againMs);
    expect(await ask(all, 50_007)).toBeNull();
    expect(await ask(all, 50_007)).toMatchObject({ status: 200 });
  });

  test('waits while an issuance is open, and while a fault is armed', async () => {
    const all = await running();
    await asked(all, 50_003);
    expect(await ask(all, 50_007)).toMatchObject({ status: 400 });
    all.clock.advance(2_000);
    await all.caller.cancel('1001');
    all.bunjang.faults.next('request', { kind: 'page', status: 502, commit: 'never' });
    expect(await ask(all, 50_007)).toMatchObject({ status: 502 });
    expect(await ask(all, 50_007)).toBeNull();
  });
});

describe('An amount that spoils what comes later', () => {
  test.each([
    ['016', null, 'CANCELLED'],
    ['017', null, 'READY'],
    ['018', 400, 'DONE'],
  ])('%s: its first cancel is answered %s and leaves %s', async (digits, status, left) => {
    const all = await running();
    const id = await asked(all, 50_000 + Number(digits));
    all.clock.advance(5 * minuteMs);
    expect(await statusOf(all, id)).toBe('READY');
    expect((await all.caller.raw('POST', paths.cancel(id)))?.status ?? null).toBe(status);
    expect(await statusOf(all, id)).toBe(left);
    const again = await all.caller.cancel(id);
    expect(again.code).toBe(left === 'READY' ? null : 'BAD_REQUEST');
  });

  test('019: its first three look-ups are answered UNKWOWN_ERROR', async () => {
    const all = await running();
    const id = await asked(all, 50_019);
    const codes: unknown[] = [];
    for (let count = 0; count < 4; count += 1) codes.push((await all.caller.lookUp(id)).code);
    expect(codes).toEqual(['UNKWOWN_ERROR', 'UNKWOWN_ERROR', 'UNKWOWN_ERROR', null]);
    all.clock.advance(60 * minuteMs);
    expect(await statusOf(all, id)).toBe('DONE');
  });
});

test('no amount but those that end in 006 to 019 spoils anything', () => {
  const spoilt = Array.from({ length: 1_000 }, (_, digits) => digits).filter(
    (digits) => practiceFor(70_000 + digits) !== null,
  );
  expect(spoilt).toEqual(Array.from({ length: 14 }, (_, at) => at + 6));
});
