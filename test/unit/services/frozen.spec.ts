import { expect, test } from 'vitest';
import { stillMine } from '../../../main/services/still-mine.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

type Meanwhile = (till: TestCore) => unknown;

const another: Meanwhile = ({ file }) => {
  const opened = openLedger({ file, macKey: null, nowMs: () => 1 });
  if (opened.ok) opened.value.close();
};

test.each<readonly [string, Meanwhile, boolean]>([
  ['nothing happened', () => undefined, true],
  ['a connection took its five seconds', ({ clock }) => clock.advanceNow(5_000), true],
  ['the process stood still for ten minutes', ({ clock }) => clock.advanceNow(600_000), false],
  [
    'the machine slept and only the wall clock knows',
    ({ clock }) => clock.jumpWall(600_000),
    false,
  ],
  ['the wall clock was set back', ({ clock }) => clock.jumpWall(-600_000), false],
  ['another process opened the ledger', another, false],
])('when %s, a POST may start: %#', async (_name, meanwhile, may) => {
  const till = await createTestCore({ queue: false });
  const mayStart = stillMine(till.core());
  await meanwhile(till);
  expect(mayStart()).toBe(may);
});

test('a charge that stood still before its first byte is not sent, and may be sent again', async () => {
  const till = await createTestCore({ queue: false });
  const payment = newSale(till.core());
  const { portone } = till.core();
  await portone.signIn();
  const heard: boolean[] = [];
  const slow = {
    ...till.core(),
    heard: (online: boolean) => heard.push(online),
    portone: {
      ...portone,
      charge: (...args: Parameters<typeof portone.charge>) => {
        till.clock.advanceNow(600_000);
        return portone.charge(...args);
      },
    },
  };
  const end = await chargeOnce(slow, payment);
  expect([statusOf(end.payment), end.why]).toEqual(['created', 'stopped']);
  expect(heard).not.toContain(false);
  expect(postsOf(till, payment.merchantUid)).toBe(0);
  const again = await chargeOnce(till.core(), end.payment);
  expect(statusOf(again.payment)).toBe('paid');
});
