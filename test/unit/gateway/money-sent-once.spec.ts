import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { CancelOrder, Charge } from '../../../main/gateway/portone-port.ts';
import { chargeOf, credentials, order, portOneFor } from '../../contract/portone/portone-for.ts';
import { page, refusal, scripted, success } from './scripted-transport.ts';
import { seedPayment } from './seed-bodies.ts';

describe('charges and cancels are sent once, whatever comes back', () => {
  const answers = [
    ['a success', success(seedPayment), 'value'],
    ['a refusal', refusal(500), 'refused'],
    ['a refusal under 200', refusal(200, 1), 'refused'],
    ['not found', refusal(404), 'refused'],
    ['a complete 401', refusal(401), 'unauthorised'],
    ['a page', page(502), 'no-answer'],
    ['a success without a payment', success(null), 'no-answer'],
    ['a success with half a payment', success({ imp_uid: 'x' }), 'no-answer'],
    ['silence', { kind: 'lost', why: 'timeout' }, 'no-answer'],
    ['a reset', { kind: 'lost', why: 'reset' }, 'no-answer'],
    ['no network', { kind: 'not-sent', why: 'offline' }, 'not-sent'],
  ] as const;
  test.each(answers)('%s', async (_name, answer, expected) => {
    const transport = scripted(() => answer);
    const portone = portOneFor(transport);
    for (const result of [
      await portone.charge(credentials(), chargeOf(12_500)),
      await portone.cancel(order),
    ]) {
      expect(result.ok ? 'value' : result.failure.kind).toBe(expected);
    }
    expect(transport.calls().map(({ path, connection }) => [path, connection])).toEqual([
      ['/benepia/payment', 'fresh'],
      ['/payments/cancel', 'fresh'],
    ]);
  });
});

test.each(['charge', 'cancel'] as const)(
  'without a token there is no %s, and it was not sent',
  async (call) => {
    const transport = scripted(
      () => success(seedPayment),
      () => refusal(401),
    );
    const portone = portOneFor(transport);
    const result =
      call === 'charge'
        ? await portone.charge(credentials(), chargeOf(12_500))
        : await portone.cancel(order);
    expect(result).toEqual({
      ok: false,
      failure: { kind: 'not-sent', sent: false, why: 'keys-wrong' },
    });
    expect(transport.calls()).toHaveLength(0);
  },
);

describe('what our own parsers must have refused is a bug, and nothing is sent', () => {
  const long = '가'.repeat(300);
  const charges: readonly (readonly [string, Partial<Charge>])[] = [
    ['no order number', { merchantUid: '' }],
    ['an order number of dots', { merchantUid: '..' }],
    ['a long order number', { merchantUid: 'x'.repeat(41) }],
    ['no amount', { amountWon: won(0) }],
    ['no item', { itemName: '' }],
    ['a long item', { itemName: '가'.repeat(41) }],
    ...(['name', 'email', 'tel', 'addr', 'postcode'] as const).map(
      (field) => [`a long buyer ${field}`, { buyer: { [field]: long } }] as const,
    ),
  ];
  test.each(charges)('charge with %s', async (_name, change) => {
    const transport = scripted(() => success(seedPayment));
    const charge = portOneFor(transport).charge(credentials(), chargeOf(12_500, change));
    await expect(charge).rejects.toThrow(RangeError);
    await expect(charge).rejects.not.toThrow(/가가|xx/);
    expect(transport.requests).toHaveLength(0);
  });

  test.each<readonly [string, Partial<CancelOrder>]>([
    ['no payment', { impUid: '' }],
    ['no amount, which would cancel everything', { amountWon: won(0) }],
    ['no checksum', { checksumWon: won(0) }],
    ['no reason', { reason: '' }],
    ['a long reason', { reason: '가'.repeat(257) }],
  ])('cancel with %s', async (_name, change) => {
    const transport = scripted(() => success(seedPayment));
    await expect(portOneFor(transport).cancel({ ...order, ...change })).rejects.toThrow(RangeError);
    expect(transport.requests).toHaveLength(0);
  });
});

test('a refusal that repeats the customer’s ID and password comes without them', async () => {
  const transport = scripted(() => refusal(500, -1, 'hong01 / p@ss-word: 비밀번호 오류'));
  const portone = portOneFor(transport);
  const charged = await portone.charge(credentials(), chargeOf(12_500));
  const asked = await portone.point(credentials());
  for (const result of [charged, asked]) {
    expect(result).toMatchObject({ failure: { message: '*** / ***: 비밀번호 오류' } });
  }
});

test('nor does a charge that was taken keep them where people write', async () => {
  const said = { fail_reason: 'hong01', buyer_name: 'hong01', custom_data: { pw: 'p@ss-word' } };
  const row = { ...seedPayment, ...said, pg_tid: 'hong01' };
  const portone = portOneFor(scripted(() => success(row)));
  expect(await portone.charge(credentials(), chargeOf(12_500))).toMatchObject({
    value: { failReason: '***', buyerName: '***', customData: '{"pw":"***"}', pgTid: 'hong01' },
  });
});

test('points: a no is refused, and points that make no sense are no answer', async () => {
  const answers = [refusal(500), success({ point: '100' }), success(null)];
  const portone = portOneFor(scripted(() => answers.shift() ?? page(500)));
  const kinds = [];
  for (let i = 0; i < 3; i += 1) {
    const result = await portone.point(credentials());
    kinds.push(result.ok ? 'value' : result.failure.kind);
  }
  expect(kinds).toEqual(['refused', 'no-answer', 'no-answer']);
});
