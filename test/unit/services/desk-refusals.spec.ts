import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  upToConsent,
} from '../../core/test-desk.ts';
import { postsOf } from '../../core/test-sale.ts';

const wrongText = '[8193] 아이디 또는 비밀번호가 맞지 않습니다.';

const pointCalls = ({ gateway }: TestCore): number =>
  gateway.seen.filter(({ route }) => route === 'point').length;

describe('a wrong password', () => {
  test('may be typed anew twice in a sale; the third one stops it', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    for (const mayRetry of [true, true, false]) {
      await signIn(till, on, 'minji', 'wrong');
      expect(on.at('declined')).toMatchObject({ reason: 'credentials', mayRetry });
      expect(isForgotten(on)).toBe(true);
      if (mayRetry) expectOk(on.customer.again());
    }
    expect(failureIn(on.customer.again())).toBe('refused sale.sale: not-now');
    expect(failureIn(on.cashier.retry())).toBe('refused sale.sale: not-now');
    expect(on.at('declined').sale.refused).toBe(3);
  });

  test('three in ten minutes stop that customer in every sale, and nobody else', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    for (let n = 0; n < 3; n += 1) {
      begin(on);
      await signIn(till, on, 'minji', 'wrong');
    }
    begin(on);
    const asked = pointCalls(till);
    await signIn(till, on, 'minji', '1234');
    expect(on.at('declined')).toMatchObject({ reason: 'too-many-tries', mayRetry: false });
    expect(pointCalls(till)).toBe(asked);
    expect(isForgotten(on)).toBe(true);
    begin(on, 5_000);
    await signIn(till, on, 'junho', '1234');
    on.at('consent');
    expectOk(on.cashier.stop());

    till.clock.jumpWall(48 * 3_600_000);
    begin(on);
    await signIn(till, on, 'minji', '1234');
    expect(on.at('declined').reason).toBe('too-many-tries');
    await till.clock.advance(600_000);
    begin(on);
    await signIn(till, on, 'minji', '1234');
    on.at('consent');
  });

  test('refused by the charge itself counts as well', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    for (let n = 0; n < 3; n += 1) {
      await upToConsent(till, on);
      till.gateway.faults.next('charge', { kind: 'decline', text: wrongText });
      expectOk(on.customer.consent(won(12_500)));
      await till.rest();
      expect(on.at('declined').reason).toBe('credentials');
    }
    begin(on);
    await signIn(till, on);
    expect(on.at('declined').reason).toBe('too-many-tries');
    expectBooksAgree(till);
  });

  test('counts also when nobody waited for the answer', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    for (let n = 0; n < 3; n += 1) {
      begin(on);
      expectOk(on.customer.signIn('minji', 'wrong'));
      expectOk(on.cashier.stop());
      await till.rest();
    }
    begin(on);
    await signIn(till, on);
    expect(on.at('declined').reason).toBe('too-many-tries');
  });
});

describe('a charge that was refused', () => {
  test('is tried again under the same number after a look-up, and an old failed row ends nothing', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'decline', text: wrongText });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { merchantUid } = on.at('declined').sale;
    expectOk(on.cashier.retry());
    expect(on.at('asking').step).toBe('id');
    await signIn(till, on);
    till.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 20_000 });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    expect(on.at('unknown').sale.merchantUid).toBe(merchantUid);
    const { lookUps, failedBefore, attempts } = till.core().ledger.read;
    expect(lookUps(merchantUid).map(({ purpose }) => purpose)).toEqual(['after', 'before']);
    expect(failedBefore(merchantUid).size).toBe(1);
    await till.clock.advance(10_000);
    expect(on.at('unknown').sale.merchantUid).toBe(merchantUid);
    await till.clock.advance(60_000);
    on.at('approved');
    expect(attempts(merchantUid)).toHaveLength(2);
    expect(postsOf(till, merchantUid)).toBe(2);
    expectBooksAgree(till);
  });

  test.each([
    ['short of points', '[CC88] 포인트 잔액이 모자랍니다.', 'short', false],
    ['over a limit', '[8885] 한도 초과', 'limit', false],
    ['for a reason nobody knows', '[ZZ99] 알 수 없음', 'other', true],
  ])('%s', async (_, text, reason, mayRetry) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'decline', text });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    expect(on.at('declined')).toMatchObject({ reason, mayRetry });
    expectBooksAgree(till);
  });
});
