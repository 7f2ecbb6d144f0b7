import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { balanceWon, isOpen } from '../../../main/training/bunjang/books.ts';
import { restoreBooks } from '../../../main/training/bunjang/saved-books.ts';
import { asked, paths, running } from './running.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'training-points-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const plain = { practice: false, waitedMs: 0 };

describe('The books', () => {
  test('hold at most one open issuance, and no points but those of deposits', async () => {
    const all = await running();
    const { bunjang, caller, clock } = all;
    const act = fc.record({
      what: fc.constantFrom('request', 'request', 'cancel', 'deposit', 'wait'),
      amount: fc.constantFrom(0, 900, 50_000, 50_001, 50_002, 50_005, 50_006, 50_016, 50_018),
      waitMs: fc.constantFrom(1, 2_000, 7_000, 60_000, 86_400_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 15 }), async (acts) => {
        await bunjang.reset();
        for (const { what, amount, waitMs } of acts) {
          const id = String(1_000 + bunjang.books.issuances.length);
          await {
            request: () => caller.raw('POST', paths.request, JSON.stringify({ amount })),
            cancel: () => caller.raw('POST', paths.cancel(id)),
            deposit: () => bunjang.deposit(id),
            wait: () => clock.advance(waitMs),
          }[what]();
          const { books } = bunjang;
          expect(books.issuances.filter(isOpen).length).toBeLessThanOrEqual(1);
          const paid = books.issuances.filter(({ status }) => status === 'DONE');
          const creditedWon = paid.reduce((sum, one) => sum + one.amountWon, 0);
          expect(books.lots.slice(2).reduce((sum, { won }) => sum + won, 0)).toBe(creditedWon);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('begin anew on reset, at the first number and the first balance', async () => {
    const all = await running({ switches: plain });
    await all.bunjang.deposit(await asked(all, 50_000));
    await all.bunjang.reset();
    expect((await all.caller.balance()).data).toMatchObject({ balance: 7_250_000 });
    expect(await all.caller.lookUp('1001')).toMatchObject({ status: 404 });
    expect(await asked(all, 60_000)).toBe('1001');
  });
});

test('A reset calls off what was still to come', async () => {
  const all = await running({ switches: plain });
  all.bunjang.faults.next('request', { kind: 'drop-then-commit', afterMs: 60_000 });
  expect(await all.caller.raw('POST', paths.request, '{"amount":50000}')).toBeNull();
  expect(all.clock.waiting()).toBe(1);
  await all.bunjang.reset();
  expect(all.clock.waiting()).toBe(0);
});

describe('Books in a file', () => {
  test('are the same after a restart, and what fell due meanwhile has happened', async () => {
    const file = join(await folder(), 'points.json');
    const first = await running({ file });
    await asked(first, 50_001);
    first.clock.advance(10_000);
    const second = await asked(first, 60_002);
    expect(await first.caller.raw('POST', paths.request, '{"amount":50007}')).not.toBeNull();
    const before = (await first.caller.lookUp(second)).data;
    await first.bunjang.close();

    const again = await running({ file });
    again.clock.advance(10_000);
    expect(again.notices).toEqual([]);
    expect((await again.caller.lookUp(second)).data).toEqual(before);
    expect((await again.caller.balance()).data).toMatchObject({ balance: 7_300_001 });
    await again.bunjang.close();

    const later = await running({ file });
    later.clock.advance(10 * 60_000);
    expect((await later.caller.lookUp(second)).data).toMatchObject({ status: 'FAIL' });
    expect(await asked(later, 1_000)).toBe('1003');
  });

  test('remember what was practised', async () => {
    const file = join(await folder(), 'points.json');
    const first = await running({ file });
    expect(await first.caller.raw('POST', paths.request, '{"amount":50007}')).toBeNull();
    expect(await readFile(file, 'utf8')).toContain('"request 50007"');
    await first.bunjang.close();
    await asked(await running({ file }), 50_007);
  });

  test('have on the disk what a look-up found to have happened', async () => {
    const file = join(await folder(), 'points.json');
    const all = await running({ file });
    const id = await asked(all, 50_000);
    all.clock.advance(2_000);
    await all.caller.lookUp(id);
    expect(await readFile(file, 'utf8')).toContain('"READY"');
  });

  test('are on the disk before the answer leaves, whole', async () => {
    const path = await folder();
    const file = join(path, 'points.json');
    const all = await running({ file, switches: plain });
    const id = await asked(all, 50_000);
    const saved = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
    expect(await saved()).toMatchObject({ nextId: 1_002, issuances: [{ id, status: 'READY' }] });
    await all.caller.cancel(id);
    expect(await saved()).toMatchObject({ issuances: [{ status: 'CANCELLED' }] });
    const next = await asked(all, 60_000);
    await all.bunjang.deposit(next);
    expect(await saved()).toMatchObject({ issuances: [{}, { id: next, status: 'DONE' }] });
    expect(await readdir(path)).toEqual(['points.json']);
  });

  const good = '{"version":1,"nextId":5,"lots":[],"issuances":[],"practised":{}}';
  const one =
    '{"id":"1","amountWon":1,"status":"READY","createdAtMs":1,"modifiedAtMs":1,"readyAtMs":1,"neverReady":false,"dueAtMs":1,"depositAtMs":null,"accountNumber":"9"}';
  const withOne = good.replace('"issuances":[]', `"issuances":[${one}]`);

  test('are read when every part is right', async () => {
    const { bunjang } = await running();
    expect(restoreBooks(withOne, bunjang.books)).toBe(true);
    expect(bunjang.books).toMatchObject({ nextId: 5, lots: [], issuances: [{ id: '1' }] });
    expect(balanceWon(bunjang.books, 0)).toBe(0);
  });

  test.each([
    ['not JSON', '{"version":1,'],
    ['empty', ''],
    ['of another version', good.replace('1', '2')],
    ['without a next number', good.replace('5', '"5"')],
    ['with a lot that has no day', good.replace('"lots":[]', '"lots":[{"won":1}]')],
    ['with an odd thing practised', good.replace('"practised":{}', '"practised":{"a":1}')],
    ['with an issuance without a number', withOne.replace('"id":"1"', '"id":1')],
    ['with an issuance without an amount', withOne.replace('"amountWon":1', '"amountWon":1.5')],
    ['that do not say whether an account comes', withOne.replace('"neverReady":false,', '')],
    ['with an odd deposit', withOne.replace('"depositAtMs":null', '"depositAtMs":"x"')],
  ])('that are %s are put aside and reported, and fresh ones begin', async (_name, text) => {
    const path = await folder();
    const file = join(path, 'points.json');
    await writeFile(file, text);
    const all = await running({ file });
    const [aside = ''] = await readdir(path);
    expect(all.notices).toEqual([{ kind: 'books-unreadable', movedTo: join(path, aside) }]);
    expect(await readFile(join(path, aside), 'utf8')).toBe(text);
    expect(await asked(all, 50_000)).toBe('1001');
  });

  test('that cannot be written are reported, and the gateway goes on', async () => {
    const path = await folder();
    const all = await running({ file: join(path, 'points.json') });
    await rm(path, { recursive: true });
    await asked(all, 50_000);
    expect(all.notices).toContainEqual({ kind: 'books-not-saved', code: 'ENOENT' });
  });

  test('come back with their newest 2,000 issuances, so that the file stays small', async () => {
    const { bunjang } = await running();
    const many = Array.from({ length: 2_003 }, (_, at) => one.replace('"1"', `"${at}"`)).join();
    expect(restoreBooks(withOne.replace(one, many), bunjang.books)).toBe(true);
    expect(bunjang.books.issuances).toHaveLength(2_000);
    expect(bunjang.books.issuances.at(0)?.id).toBe('3');
  });
});
