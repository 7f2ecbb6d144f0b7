import { describe, expect, it } from 'vitest';
import type { BreakdownMismatch, NotProvided } from '../../../preload/breakdown-view.ts';
import { mismatchText, notProvidedText } from '../../../renderer/till/breakdown/breakdown-text.ts';
import { signedText } from '../../../renderer/till/breakdown/names.ts';
import { noAnswer, payco } from '../../fakes/breakdowns.ts';
import { detailOf, idleState, paymentOf } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';
import { wordsIn } from './till-words.ts';

const ok = (value: unknown) => ({ ok: true, value }) as const;
const answers = {
  'payments.list': ok([paymentOf('P1')]),
  'payments.detail': ok(detailOf(paymentOf('P1'))),
  'payments.check': ok(detailOf(paymentOf('P1'))),
  'payments.breakdown': ok(payco),
};

async function opened(desk: FakeDesk, merchantUid = 'P1'): Promise<void> {
  desk.acts.panel.open({ at: 'detail', merchantUid });
  await desk.settle();
}

function asks(desk: FakeDesk): number {
  return desk.asked().filter((name) => name === 'payments.breakdown').length;
}

function shown({ stores }: FakeDesk) {
  return stores.payment.store.getState();
}

describe('the breakdown on the screen', () => {
  it('is asked for once at each opening, and shown when it comes', async () => {
    const desk = await fakeDesk(idleState, answers);
    await opened(desk);
    expect(asks(desk)).toBe(1);
    expect(shown(desk).detail?.breakdown).toEqual(payco);
    expect(shown(desk).askingBreakdown).toBeNull();
    desk.main.ledgerChanged('P1');
    await desk.settle();
    expect(asks(desk)).toBe(1);
    await opened(desk);
    expect(asks(desk)).toBe(2);
  });

  it('is asked for again by F5, after the payment itself', async () => {
    const desk = await fakeDesk(idleState, answers);
    await opened(desk);
    desk.keys.command('check');
    await desk.settle();
    expect(desk.asked().slice(-2)).toEqual(['payments.check', 'payments.breakdown']);
  });

  it('leaves a message that stands where it is', async () => {
    const desk = await fakeDesk(idleState, { ...answers, 'payments.breakdown': ok(noAnswer) });
    await opened(desk);
    const message = { kind: 'info', key: 'receipt.none' } as const;
    desk.stores.view.setState({ message });
    desk.acts.payment.askBreakdown('P1');
    await desk.settle();
    expect(desk.stores.view.getState().message).toEqual(message);
    expect(shown(desk).detail?.breakdown).toEqual(noAnswer);
  });

  it.each([
    ['is not paid', paymentOf('P1', 'unknown')],
    ['is of another account', paymentOf('P1', 'paid', { accountElsewhere: true })],
  ])('is not asked for where the payment %s', async (_, payment) => {
    const desk = await fakeDesk(idleState, {
      ...answers,
      'payments.detail': ok(detailOf(payment)),
    });
    await opened(desk);
    expect(asks(desk)).toBe(0);
  });

  it('of a payment that was left meanwhile does not appear on the next one', async () => {
    const desk = await fakeDesk(idleState, answers);
    await opened(desk);
    const asked = desk.stores.payment.askBreakdown('P1');
    desk.main.answer('payments.detail', ok(detailOf(paymentOf('P2', 'unknown'))));
    await desk.stores.payment.read('P2');
    await asked;
    expect(shown(desk).detail?.payment.merchantUid).toBe('P2');
    expect(shown(desk).detail?.breakdown).toBeNull();
  });
});

describe('what is said of a breakdown', () => {
  const reasons: readonly (readonly [NotProvided, string])[] = [
    [{ why: 'not-found' }, '이 결제수단에는 금액 상세가 없습니다'],
    [{ why: 'not-offered' }, '405'],
    [{ why: 'nothing' }, '빈 답'],
    [{ why: 'refused', code: -1, message: '조회 불가' }, '조회 불가 (코드 -1)'],
    [
      { why: 'part', spot: { where: 'secondary', part: 'vatWon', row: null, is: 'missing' } },
      '빠진 항목이 있어 표시하지 않습니다: 2차(포인트) 부가세',
    ],
    [
      { why: 'part', spot: { where: 'discount', part: null, row: 2, is: 'odd' } },
      '이력 2번째 결제사 할인',
    ],
    [{ why: 'part', spot: { where: 'answer', part: null, row: null, is: 'odd' } }, '답 전체'],
  ];
  it.each(reasons)('%j', (reason, text) => {
    expect(notProvidedText(reason, wordsIn('ko'))).toContain(text);
    for (const language of ['ko', 'en'] as const) {
      // None leaves a person in doubt about the money.
      expect(notProvidedText(reason, wordsIn(language))).toMatch(/결제는 그대로|stands as it is/);
    }
  });

  const part = { means: 'primary', part: 'vatWon' } as const;
  const mismatches: readonly (readonly [BreakdownMismatch, string])[] = [
    [
      { what: 'amount', saidWon: 11_000, expectedWon: 12_000 },
      '총 결제금액: 결제사 11,000원, 이 계산대 12,000원 (차이 −1,000원)',
    ],
    [
      { what: 'parts', saidWon: 9_010, expectedWon: 9_000 },
      '항목의 합 9,010원, 결제금액에서 취소를 뺀 금액 9,000원 (차이 10원)',
    ],
    [
      { what: 'history', ...part, saidWon: 350, expectedWon: 360 },
      '1차 결제수단 부가세: 이력의 합 350원, 항목 360원 (차이 −10원)',
    ],
    [
      { what: 'below-zero', ...part, saidWon: -5, expectedWon: 0 },
      '1차 결제수단 부가세: 0보다 작습니다 (−5원)',
    ],
  ];
  it.each(mismatches)('%j', (mismatch, text) => {
    expect(mismatchText(mismatch, wordsIn('ko'))).toBe(text);
    expect(mismatchText(mismatch, wordsIn('en'))).not.toMatch(/breakdown\.|{{/);
  });

  it.each([
    [0, '0'],
    [-123, '−123'],
    [-1_234, '−1,234'],
    [1_234_567, '1,234,567'],
  ])('%d won is %s', (amountWon, text) => {
    expect(signedText(amountWon)).toBe(text);
  });
});
