import { describe, expect, test } from 'vitest';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';
import { type AtOnce, chargeThrough, createWireCore, type WireCore } from './wire-core.ts';

/** Every byte of the answer in any case; of the request every so many-th here, every one when asked. */
const requestStep = process.env['BENEPIA_EVERY_BYTE'] === '1' ? 1 : 8;
const longest = 600_000;

/** How long a charge's request and answer are on this wire. */
async function lengthsOf(wire: WireCore): Promise<{ request: number; answer: number }> {
  const whole = await chargeThrough(wire, { kind: 'delay', ms: 0 });
  expect([whole.status, whole.sent, whole.posts]).toEqual(['paid', true, 1]);
  const [one] = wire.proxy.passed;
  if (!one) throw new Error('nothing passed');
  return { request: one.request.length, answer: one.answer.length };
}

/** What each of the charges came to in the end, as one word with how many. */
function endsOf({ till }: WireCore, charges: readonly AtOnce[]): Record<string, number> {
  const ends: Record<string, number> = {};
  for (const { payment } of charges) {
    const end = statusOf(paymentOf(till.core(), payment.merchantUid));
    ends[end] = (ends[end] ?? 0) + 1;
  }
  return ends;
}

describe('a charge whose connection is cut', () => {
  test('after any byte of the answer is unknown, then paid, and was posted once', async () => {
    const wire = await createWireCore();
    const { answer } = await lengthsOf(wire);
    expect(answer).toBeGreaterThan(500);
    const charges: AtOnce[] = [];
    for (let bytes = 0; bytes < answer; bytes += 1) {
      const how = bytes % 2 === 0 ? 'end' : 'reset';
      const charge = await chargeThrough(wire, { kind: 'cut-answer', bytes, how });
      const { status, sent, posts, taken } = charge;
      expect([status, sent, posts, taken], `${bytes} of ${answer}`).toEqual([
        'unknown',
        true,
        1,
        true,
      ]);
      charges.push(charge);
    }
    await wire.till.clock.advance(longest);
    expect(endsOf(wire, charges)).toEqual({ paid: answer });
    expectBooksAgree(wire.till);
    expect(wire.till.bugs).toEqual([]);
  }, 300_000);

  test('after any byte of the request is unknown, then not charged, and was posted at most once', async () => {
    const wire = await createWireCore();
    const { request } = await lengthsOf(wire);
    expect(request).toBeGreaterThan(300);
    const charges: AtOnce[] = [];
    for (let bytes = 0; bytes < request; bytes += requestStep) {
      const how = charges.length % 2 === 0 ? 'end' : 'reset';
      const charge = await chargeThrough(wire, { kind: 'cut-request', bytes, how });
      const { status, sent, posts, taken } = charge;
      expect([status, sent, posts, taken], `${bytes} of ${request}`).toEqual([
        'unknown',
        true,
        0,
        false,
      ]);
      charges.push(charge);
    }
    await wire.till.clock.advance(longest);
    expect(endsOf(wire, charges)).toEqual({ 'not-charged: nothing-found': charges.length });
    expectBooksAgree(wire.till);
    expect(wire.till.bugs).toEqual([]);
  }, 300_000);

  test.each(['end', 'reset'] as const)(
    'after the whole request (%s) is unknown, and then what the gateway made of it',
    async (how) => {
      const wire = await createWireCore();
      const { request } = await lengthsOf(wire);
      const charges: AtOnce[] = [];
      for (let time = 0; time < 20; time += 1) {
        const charge = await chargeThrough(wire, { kind: 'cut-request', bytes: request, how });
        expect([charge.status, charge.sent]).toEqual(['unknown', true]);
        charges.push(charge);
      }
      await wire.till.clock.advance(longest);
      expectBooksAgree(wire.till);
      expect(wire.till.bugs).toEqual([]);
    },
    60_000,
  );
});
