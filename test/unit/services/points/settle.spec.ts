import { describe, expect, test } from 'vitest';
import { settlePoints } from '../../../../main/services/points/settle-points.ts';
import { createTestPoints, type TestPoints } from '../../../core/test-points.ts';

const evidence = '번개장터 화면 14:20 확인';

type Lost = { readonly till: TestPoints; readonly requestId: string; readonly id: string };

/** A till with a request whose answer was lost; Bunjang made one, or not. */
async function lost(commit: 'done' | 'never' = 'done', amountWon = 500_000): Promise<Lost> {
  const till = await createTestPoints();
  till.bunjang.faults.next('request', { kind: 'drop', commit });
  await till.request(amountWon);
  const { requestId } = till.newest();
  return { till, requestId, id: till.bunjang.books.issuances[0]?.id ?? '' };
}

const settle = ({ till, requestId }: Lost, issuanceId: string | null) =>
  settlePoints(till.core(), till.yes, { requestId, issuanceId, evidence });

const refused = (field: string, rule: string) => ({
  ok: false,
  failure: { kind: 'refused', field: `points.${field}`, rule },
});

describe('a manager says which number it is', () => {
  test('it is looked up, and goes on as any other', async () => {
    const all = await lost();
    const { till } = all;
    expect(await settle(all, all.id)).toMatchObject({
      value: { evidence, state: { at: 'asked', said: { issuanceId: all.id, status: 'ready' } } },
    });
    expect(till.asked.at(-1)).toEqual({
      kind: 'settle-points',
      issuanceId: all.id,
      amountWon: 500_000,
    });
    await till.bunjang.deposit(all.id);
    await till.clock.advance(40_000);
    expect(till.newest().state).toMatchObject({ said: { status: 'done' } });
    expect(till.life().ledger.verifyChain()).toEqual({ ok: true });
  });

  test('one with another amount is not it', async () => {
    const all = await lost();
    const [issuance] = all.till.bunjang.books.issuances;
    if (!issuance) throw new Error('none was made');
    all.till.bunjang.books.issuances.push({ ...issuance, id: '77', amountWon: 1_000 });
    expect(await settle(all, '77')).toMatchObject({
      ...refused('issuanceId', 'other-amount'),
      failure: { detail: { was: 1_000, limit: 500_000 } },
    });
    expect(all.till.newest().state.at).toBe('needs-person');
    expect(all.till.asked).toHaveLength(1);
  });

  test.each([-2, 2])('nor one made %d days later, though its amount is right', async (days) => {
    const all = await lost();
    const { issuances } = all.till.bunjang.books;
    const [made] = issuances;
    if (!made) throw new Error('none was made');
    const createdAtMs = made.createdAtMs + days * 86_400_000;
    issuances.push({ ...made, id: '77', status: 'DONE', createdAtMs });
    expect(await settle(all, '77')).toMatchObject(refused('issuanceId', 'belongs-elsewhere'));
    expect([all.till.newest().state.at, all.till.ends]).toEqual(['needs-person', []]);
    // A clock that was set to another zone is no reason.
    issuances.push({ ...made, id: '78', createdAtMs: made.createdAtMs - 9 * 3_600_000 });
    expect(await settle(all, '78')).toMatchObject({ ok: true });
  });

  test('nor one that Bunjang does not know, or does not answer about', async () => {
    const all = await lost();
    expect(await settle(all, '9999')).toMatchObject({ failure: { reason: 'not-found' } });
    await all.till.bunjang.unplug();
    expect(await settle(all, all.id)).toMatchObject({ failure: { kind: 'offline' } });
    expect(all.till.newest().state.at).toBe('needs-person');
  });

  test('nor one that another request has', async () => {
    const till = await createTestPoints();
    await till.request(500_000);
    const id = till.bunjang.books.issuances[0]?.id ?? '';
    await till.bunjang.deposit(id);
    await till.clock.advance(40_000);
    till.bunjang.faults.next('request', { kind: 'drop', commit: 'done' });
    await till.request(500_000);
    const { requestId } = till.newest();
    const said = await settle({ till, requestId, id }, id);
    expect(said).toMatchObject(refused('issuanceId', 'belongs-elsewhere'));
  });

  test('nor under other keys: it would be looked up in the wrong place', async () => {
    const all = await lost();
    await all.till.restart({ fingerprint: 'points-2' });
    expect(await settle(all, all.id)).toMatchObject({ failure: { reason: 'unavailable' } });
  });
});

describe('a manager says that none was made', () => {
  test('only when Bunjang has had its time; then another one may be asked for', async () => {
    const all = await lost('never');
    const { till } = all;
    const early = await settle(all, null);
    expect(early).toMatchObject(refused('issuanceId', 'too-early'));
    await till.clock.advance(181_000);
    expect(await settle(all, null)).toMatchObject({
      value: { evidence, state: { at: 'settled' } },
    });
    expect(await till.request()).toMatchObject({ value: { state: { at: 'asked' } } });
    expect(till.ends).toEqual([]);
  });

  test('the time counts anew after a start', async () => {
    const all = await lost('never');
    await all.till.clock.advance(181_000);
    await all.till.restart();
    expect(await settle(all, null)).toMatchObject(refused('issuanceId', 'too-early'));
  });
});

describe('nothing is settled', () => {
  test('that is not lost, or not there', async () => {
    const all = await lost();
    await settle(all, all.id);
    expect(await settle(all, all.id)).toMatchObject(refused('requestId', 'not-now'));
    const nobody = await settle({ ...all, requestId: 'NOBODY' }, null);
    expect(nobody).toMatchObject(refused('requestId', 'not-found'));
  });

  test('without a yes', async () => {
    const { till, requestId, id } = await lost();
    const said = { requestId, issuanceId: id, evidence };
    const no = await settlePoints(till.core(), () => Promise.resolve(false), said);
    expect(no).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect(till.newest().state.at).toBe('needs-person');
  });

  test('twice, when two managers say yes', async () => {
    const all = await lost();
    const both = await Promise.all([settle(all, all.id), settle(all, all.id)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(all.till.bugs).toEqual([]);
  });

  test('while the ledger is held', async () => {
    const all = await lost();
    all.till.life().ledger.hold('damaged');
    expect(await settle(all, all.id)).toMatchObject({ failure: { kind: 'storage' } });
  });
});
