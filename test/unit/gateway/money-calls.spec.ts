import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { PortOneOptions } from '../../../main/gateway/portone.ts';
import type { Charge } from '../../../main/gateway/portone-port.ts';
import { chargeOf, credentials, order, portOneFor } from '../../contract/portone/portone-for.ts';
import { json, scripted, success } from './scripted-transport.ts';
import { seedPayment, seedPaymentRead, seedPoint } from './seed-bodies.ts';

const who = { benepia_user: 'hong01', benepia_password: 'p@ss-word' };
const channelKey = 'channel-key-1';
const pg = 'kcp.T0000';

async function chargeBody(
  charge: Charge,
  portone: Partial<PortOneOptions['portone']> = {},
): Promise<unknown> {
  const transport = scripted(() => success(seedPayment));
  await portOneFor(transport, { portone }).charge(credentials(), charge);
  return transport.calls()[0]?.body;
}

describe('a charge says', () => {
  const least = {
    ...who,
    merchant_uid: 'T1-20261121-000042',
    amount: 12500,
    name: '도시락 외 2건',
  };

  test('who, which order, how much and what for, when nothing else is known', async () => {
    expect(await chargeBody(chargeOf(12_500))).toEqual(least);
  });

  test('everything the documents know, when it is known', async () => {
    const buyer = {
      name: '홍길동',
      email: 'hong@example.com',
      tel: '010-0000-0000',
      addr: '서울시 어딘가 1',
      postcode: '06000',
    };
    const charge = chargeOf(12_500, { buyer, customData: { till: 'T1' } });
    const noticeUrl = 'https://pos.example.com/hook';
    expect(await chargeBody(charge, { pg, memberCode: 'M0001', noticeUrl })).toEqual({
      ...least,
      benepia_member_code: 'M0001',
      buyer_name: '홍길동',
      buyer_email: 'hong@example.com',
      buyer_tel: '010-0000-0000',
      buyer_addr: '서울시 어딘가 1',
      buyer_postcode: '06000',
      pg,
      notice_url: noticeUrl,
      custom_data: { till: 'T1' },
    });
  });

  test('the channel rather than the site code, when both are known', async () => {
    expect(await chargeBody(chargeOf(12_500), { pg, channelKey })).toEqual({
      ...least,
      channel_key: channelKey,
    });
  });

  test('nothing about a buyer whose fields are empty', async () => {
    expect(await chargeBody(chargeOf(12_500, { buyer: { name: '', tel: '' } }))).toEqual(least);
  });
});

describe('a question for points says who and through which channel', () => {
  test.each([
    [{}, {}],
    [{ pg }, { pg }],
    [{ pg, channelKey, memberCode: 'M1', noticeUrl: 'https://x' }, { channel_key: channelKey }],
  ])('%j', async (portone, more) => {
    const transport = scripted(() => json(seedPoint));
    const result = await portOneFor(transport, { portone }).point(credentials());
    expect(result).toEqual({ ok: true, value: 0 });
    expect(transport.calls()).toMatchObject([
      { method: 'POST', path: '/benepia/point', body: { ...who, ...more }, connection: 'warm' },
    ]);
    expect(Object.keys(transport.calls()[0]?.body ?? {})).toHaveLength(
      2 + Object.keys(more).length,
    );
  });
});

describe('a cancel says which payment, how much, out of what, and why', () => {
  const body = { imp_uid: 'imps_1', amount: 2500, checksum: 12500, reason: order.reason };
  test.each([
    [order, body],
    [
      { ...order, taxFreeWon: won(0) },
      { ...body, tax_free: 0 },
    ],
    [
      { ...order, taxFreeWon: won(900) },
      { ...body, tax_free: 900 },
    ],
  ])('%j', async (sent, expected) => {
    const transport = scripted(() => success(seedPayment));
    expect(await portOneFor(transport).cancel(sent)).toEqual({ ok: true, value: seedPaymentRead });
    expect(transport.calls()[0]?.body).toEqual(expected);
    expect(transport.calls()[0]).toMatchObject({ path: '/payments/cancel', connection: 'fresh' });
  });
});
