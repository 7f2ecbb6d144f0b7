import { expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { createTestCore } from '../../core/test-core.ts';
import { begin, createTestDesk, expectOk, signIn } from '../../core/test-desk.ts';
import { paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

test('a cashier can practise charging later: the line is down for a minute', async () => {
  const till = await createTestCore();
  till.gateway.switches.practice = true;
  const on = createTestDesk(till);
  begin(on);
  const { merchantUid } = on.at('asking').sale;
  await signIn(till, on, 'offline');
  expectOk(on.customer.agreeToWait(won(12_500)));
  expectOk(on.cashier.acceptWait());
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('waiting');
  for (let minute = 0; minute < 10; minute += 1) await till.clock.advance(30_000);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
});
