import { expect, test } from '../counter.ts';
import { askCancel, cancelReceipt, confirmCancel } from '../harness/cancelling.ts';

test.describe.configure({ mode: 'default' });

const elsewhere = 'OTHER-20261121-0007-1QWER';

test('A payment of another till is found by its slip, shown as such, and cancelled here', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000, accountId: 'minji' });
  await till.find(elsewhere);
  await expect(till.says('find.not-found', { text: elsewhere })).toBeVisible();
  await till.button('find.adopt').click();
  await till.waitForPanel('detail');
  await expect(till.says('adopted.other-till')).toBeVisible();
  const adopted = counter.ledger().payments.find((each) => each.merchantUid === elsewhere);
  if (!adopted) throw new Error('it was not taken over');
  await askCancel(counter, adopted);
  await confirmCancel(counter);
  expect(await cancelReceipt(counter, 'cancel')).toContain('9,000');
  await till.press('Enter');
  await till.press('F6');
  await expect(till.rows().filter({ hasText: elsewhere })).toContainText('다른 포스');
});

test('A number that nobody knows says so, and nothing is written down', async ({ counter }) => {
  const { till } = counter;
  await till.find('NOBODY-20261121-0001-1QWER');
  await till.button('find.adopt').click();
  await expect(till.says('rule.not-found')).toBeVisible();
  expect(
    counter.ledger().payments.filter(({ merchantUid }) => merchantUid.startsWith('NO')),
  ).toEqual([]);
});
