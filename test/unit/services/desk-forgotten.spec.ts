import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  isForgotten,
  signIn,
  upToConsent,
} from '../../core/test-desk.ts';
import { postsOf } from '../../core/test-sale.ts';
import { untilSeen } from '../../core/until.ts';

/** Long enough in real time that an answer which waits for the virtual clock is not given up. */
const patient = { answerTimeoutMs: 15_000 };
const slow = { kind: 'slow', delayMs: 1_000 } as const;
const tenMinutesMs = 600_000;

describe('what the customer typed goes (lock, sleep, ten minutes)', () => {
  test('while the token is asked for: nothing is posted, and they type again', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.core().portone.dropToken();
    till.gateway.faults.next('token', slow);
    expectOk(on.customer.consent(won(12_500)));
    await untilSeen(till, 'token', 2);
    on.desk.entry.wipe();
    till.clock.advanceNow(1_000);
    await till.rest();
    expect(on.at('asking').step).toBe('id');
    const { merchantUid } = on.at('asking').sale;
    expect(postsOf(till, merchantUid)).toBe(0);
    await signIn(till, on);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('approved');
    expectBooksAgree(till);
  });

  test('between a 401 and its repeat: it is not repeated with zeros', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'unauthorised' });
    till.gateway.faults.next('find-all', slow);
    expectOk(on.customer.consent(won(12_500)));
    await untilSeen(till, 'find-all');
    on.desk.entry.wipe();
    till.clock.advanceNow(1_000);
    await till.rest();
    const { sale, reason } = on.at('declined');
    expect(reason).toBe('shop-sign-in');
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test('while it is charged: a refusal that repeats it is kept without it all the same', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.switches.commitDelayMs = 1_000;
    till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] minji / 1234' });
    expectOk(on.customer.consent(won(12_500)));
    await untilSeen(till, 'charge');
    on.desk.entry.wipe();
    till.clock.advanceNow(1_000);
    await till.rest();
    const { message } = on.at('declined');
    expect(message).toContain('[8193] *** / ***');
  });

  test('before they agree: they type again, and no disk is blamed', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    for (let waitedMs = 0; waitedMs < tenMinutesMs; waitedMs += 120_000) {
      await till.clock.advance(120_000);
      expectOk(on.customer.stay());
    }
    expect(isForgotten(on)).toBe(true);
    expectOk(on.customer.consent(won(12_500)));
    expect(on.at('asking').step).toBe('id');
    await signIn(till, on);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('approved');
  });

  test('while the points are asked for: they type again', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    begin(on);
    till.gateway.faults.next('point', slow);
    expectOk(on.customer.signIn('minji', '1234'));
    await untilSeen(till, 'point');
    on.desk.entry.wipe();
    till.clock.advanceNow(1_000);
    await till.rest();
    expect(on.at('asking').step).toBe('id');
  });
});
