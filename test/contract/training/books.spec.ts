import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { seededAccounts } from '../../../main/training/portone/accounts.ts';
import { netWon, totalWon } from '../../../main/training/portone/books.ts';
import { booksText, restoreBooks } from '../../../main/training/portone/saved-books.ts';
import { chargeOf, listOf, paid, rowOf } from './caller.ts';
import { running } from './running.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'training-books-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const seededWon = seededAccounts.reduce((sum, { balanceWon }) => sum + balanceWon, 0);

describe('The books', () => {
  test('balances and net payments together stay the same, whatever is called', async () => {
    const { caller, gateway } = await running();
    const act = fc.record({
      what: fc.constantFrom('charge', 'cancel'),
      who: fc.constantFrom('minji', 'junho', 'empty', 'nobody'),
      uid: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      amount: fc.constantFrom(0, 20, 900, 3_000, 8_000, 100_000, 10_003, 10_008, 10_018),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (acts) => {
        await gateway.reset();
        for (const { what, who, uid, amount } of acts) {
          if (what === 'cancel') {
            await caller.raw('POST', '/payments/cancel', { merchant_uid: uid, amount });
          } else {
            const charge = chargeOf(uid, amount, { benepia_user: who });
            await caller.raw('POST', '/benepia/payment', charge);
          }
          expect(totalWon(gateway.books)).toBe(seededWon);
          for (const row of gateway.books.payments) expect(netWon(row)).toBeGreaterThanOrEqual(0);
          for (const one of gateway.books.accounts.values()) {
            expect(one.balanceWon).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('go back to the seeded accounts on reset', async () => {
    const { caller, gateway } = await running();
    await paid(caller, 'A', 900);
    await gateway.reset();
    expect(await caller.get('/payments/find/A')).toMatchObject({ status: 404 });
    expect(gateway.books.accounts.get('minji')?.balanceWon).toBe(152_300);
    await paid(caller, 'A', 900);
  });
});

describe('Books in a file', () => {
  test('are the same after a restart: payments, cancels, balances, practice and prepared', async () => {
    const file = join(await folder(), 'books.json');
    const first = await running({ file });
    const impUid = await paid(first.caller, 'A', 12_500);
    await first.caller.post('/payments/cancel', { imp_uid: impUid, amount: 2_500, reason: 'r' });
    await first.caller.raw('POST', '/benepia/payment', chargeOf('B', 10_004));
    await first.caller.post('/payments/prepare', { merchant_uid: 'A', amount: 1 });
    const before = rowOf(await first.caller.get('/payments/find/A'));
    await first.gateway.close();

    const second = await running({ file });
    expect(second.notices).toEqual([]);
    expect(rowOf(await second.caller.get('/payments/find/A'))).toEqual(before);
    expect(second.gateway.books.accounts.get('minji')?.balanceWon).toBe(142_300);
    expect(totalWon(second.gateway.books)).toBe(seededWon);
    expect(await second.caller.get('/payments/prepare/A')).toMatchObject({ code: 0 });
    await paid(second.caller, 'B', 10_004);
    const again = await second.caller.post('/benepia/payment', chargeOf('A', 12_500));
    expect(again).toMatchObject({ code: 1 });
  });

  test('are on the disk before the answer leaves, whole, and without any password', async () => {
    const path = await folder();
    const file = join(path, 'books.json');
    const { caller, gateway } = await running({ file });
    await paid(caller, 'A', 900);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      balances: { minji: 151_400 },
      payments: [{ merchantUid: 'A' }],
    });
    expect(text).not.toContain('1234');
    gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    await caller.raw('POST', '/benepia/payment', chargeOf('B', 900));
    expect(await readFile(file, 'utf8')).toContain('"merchantUid":"B"');
    await caller.raw('POST', '/benepia/payment', chargeOf('C', 10_004));
    expect(await readFile(file, 'utf8')).toContain('"practised":["charge C"]');
    expect(await readdir(path)).toEqual(['books.json']);
  });

  test('hold every one of many charges made at the same time', async () => {
    const file = join(await folder(), 'books.json');
    const first = await running({ file });
    const uids = Array.from({ length: 30 }, (_, at) => `U${at}`);
    const charges = uids.map(async (uid) => {
      await paid(first.caller, uid, 900);
      return (await readFile(file, 'utf8')).includes(`"merchantUid":"${uid}"`);
    });
    expect(await Promise.all(charges)).toEqual(uids.map(() => true));
    await first.gateway.close();
    const second = await running({ file });
    expect(listOf(await second.caller.get('/payments/status/paid')).total).toBe(30);
    expect(totalWon(second.gateway.books)).toBe(seededWon);
  });

  test.each([
    ['not JSON', '{"version":1,'],
    [
      'of another version',
      '{"version":2,"balances":{},"payments":[],"prepared":{},"practised":[]}',
    ],
    [
      'of another shape',
      '{"version":1,"balances":{},"payments":[{}],"prepared":{},"practised":[]}',
    ],
    ['empty', ''],
  ])('that are %s are put aside and reported, and fresh ones begin', async (_name, text) => {
    const path = await folder();
    const file = join(path, 'books.json');
    await writeFile(file, text);
    const { caller, gateway, notices } = await running({ file });
    const [aside] = await readdir(path);
    expect(notices).toEqual([{ kind: 'books-unreadable', movedTo: join(path, aside ?? '') }]);
    expect(await readFile(join(path, aside ?? ''), 'utf8')).toBe(text);
    await paid(caller, 'A', 900);
    expect(totalWon(gateway.books)).toBe(seededWon);
  });

  test('that cannot be written are reported, and the gateway goes on', async () => {
    const path = await folder();
    const { caller, gateway, notices } = await running({ file: join(path, 'books.json') });
    await rm(path, { recursive: true });
    await paid(caller, 'A', 900);
    expect(notices).toContainEqual({ kind: 'books-not-saved', code: 'ENOENT' });
    expect(gateway.books.payments).toHaveLength(1);
  });

  test('come back with their newest 2,000 payments, so that the file stays small', async () => {
    const { gateway: old } = await running();
    const { gateway } = await running();
    for (let at = 0; at < 2_003; at += 1) old.addPayment({ merchantUid: `U${at}`, amountWon: 900 });
    expect(restoreBooks(booksText(old.books), gateway.books)).toBe(true);
    expect(gateway.books.payments).toHaveLength(2_000);
    expect(gateway.books.payments.at(0)?.merchantUid).toBe('U3');
  });

  test('keep an account that is seeded anew, and drop the balance of one that is gone', async () => {
    const { gateway } = await running({
      accounts: [{ id: 'new', password: 'p', balanceWon: 10 }],
    });
    const { gateway: old } = await running();
    expect(restoreBooks(booksText(old.books), gateway.books)).toBe(true);
    expect([...gateway.books.accounts.keys()]).toEqual(['new']);
    expect(gateway.books.accounts.get('new')?.balanceWon).toBe(10);
  });
});
