import type { Fault } from '../../main/training/portone/faults.ts';
import { expect, test } from '../counter.ts';
import { readLedger } from '../harness/ledger-rows.ts';

/** The provider holds the answer; what it has done by the time of the kill differs. */
const moments: readonly { readonly name: string; readonly fault: Fault; readonly taken: number }[] =
  [
    {
      name: 'after the provider took the points',
      fault: { kind: 'late-answer', delayMs: 60_000 },
      taken: 1,
    },
    {
      name: 'before the provider took the points',
      fault: { kind: 'slow', delayMs: 4_000 },
      taken: 0,
    },
  ];

for (const { name, fault, taken } of moments) {
  test(`A till that is killed ${name} charges exactly once`, async ({ newPlace, startAt }) => {
    const place = await newPlace();
    const { gateway, dataDir } = place;
    const first = await startAt(place);
    const before = first.points('bigspend');
    gateway.faults.next('charge', fault);
    await first.charge(16_000);
    await first.bothAt('sending');
    await expect.poll(() => first.calls('charge')).toBe(1);
    await first.app.main.kill('SIGKILL');

    const [killed] = readLedger(dataDir).payments;
    expect(killed).toMatchObject({ state: 'sending', attempts: 1, amountWon: 16_000 });
    const merchantUid = killed?.merchantUid ?? '';
    expect(first.provided(merchantUid)).toHaveLength(taken);

    // Look-ups stay away until the till has said what it knows.
    gateway.faults.down.add('look-ups');
    const second = await startAt(place, { timeScale: 10 });
    await second.till.waitFor('idle');
    await expect(second.till.banner()).toHaveText(second.till.word('notice.unresolved', { n: 1 }));
    expect(second.newest()).toMatchObject({ merchantUid, state: 'unknown' });
    await expect.poll(() => second.provided(merchantUid)).toHaveLength(1);

    await second.till.button('header.waiting', { n: 1 }).click();
    await expect(second.till.rows()).toHaveCount(1);
    gateway.faults.clear();
    await expect(second.till.says('waiting.empty')).toBeVisible({ timeout: 20_000 });
    await second.till.press('Escape');
    await expect(second.till.banner()).toHaveCount(0);
    expect(second.newest()).toMatchObject({ merchantUid, state: 'paid', attempts: 1 });
    expect(second.ledger().waiting).toBe(0);
    expect(second.provided(merchantUid)).toMatchObject([{ status: 'paid', amountWon: 16_000 }]);
    expect(second.calls('charge')).toBe(1);
    expect(second.points('bigspend')).toBe(before - 16_000);
  });
}

test('A till that is killed before the customer agreed has charged nothing', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const first = await startAt(place);
  await first.ask(9_000);
  await first.signIn();
  await first.customer.waitFor('customer.consent');
  await first.app.main.kill('SIGKILL');
  expect(readLedger(place.dataDir).payments).toMatchObject([{ state: 'created', attempts: 0 }]);

  const second = await startAt(place);
  await second.till.waitFor('idle');
  await expect(second.till.banner()).toHaveCount(0);
  expect(second.newest()).toMatchObject({ state: 'not-charged', why: 'never-sent' });
  expect(second.calls('charge')).toBe(0);
  const next = await second.sell(9_000);
  expect(next.orderNo).toMatch(/-0002$/);
});

test('A till that is killed while it sends a cancel gives back exactly once', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const { gateway, dataDir } = place;
  const first = await startAt(place);
  const paid = await first.sell(15_000);
  const before = first.points('bigspend');
  gateway.faults.next('cancel', { kind: 'late-answer', delayMs: 60_000 });
  await first.till.press('F7');
  await first.till.waitForPanel('cancel');
  await first.till.button('reason.twice').click();
  await first.till.press('Enter');
  await first.till.button('ask.cancel.yes').click();
  await expect.poll(() => first.provided(paid.merchantUid)[0]?.cancels.length).toBe(1);
  await first.app.main.kill('SIGKILL');
  expect(readLedger(dataDir).cancels).toMatchObject([{ state: 'sending', amountWon: 15_000 }]);

  const second = await startAt(place);
  await expect.poll(() => second.ledger().cancels).toMatchObject([{ state: 'done' }]);
  expect(second.newest()).toMatchObject({ state: 'paid', cancelledWon: 15_000, alarm: null });
  expect(second.provided(paid.merchantUid)[0]?.cancels).toHaveLength(1);
  expect(second.calls('cancel')).toBe(1);
  expect(second.points('bigspend')).toBe(before + 15_000);
  await second.till.openPayment(paid.orderNo);
  await expect(second.till.says('cancelled.done.title')).toBeVisible();
});
