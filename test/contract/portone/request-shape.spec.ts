import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { PortOneOptions } from '../../../main/gateway/portone.ts';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import type { WireRequest } from '../../../main/ports/transport.ts';
import { refusal, scripted } from '../../unit/gateway/scripted-transport.ts';
import { faultsOf } from './openapi-requests.ts';
import { chargeOf, credentials, order, portOneFor } from './portone-for.ts';

const longest = (length: number): string => '가'.repeat(length);
const fullCharge = chargeOf(12_500, {
  merchantUid: 'T1-20261121-000042-abcdefghijklmnopqrstu',
  itemName: longest(40),
  buyer: {
    name: longest(16),
    email: longest(64),
    tel: '010-0000-0000',
    addr: longest(128),
    postcode: '06000',
  },
  customData: { till: 'T1', order: '000042' },
});
const day = { fromS: 1_790_000_000, toS: 1_790_086_400 };

const calls: Readonly<Record<string, (portone: PortOne) => Promise<unknown>>> = {
  point: (portone) => portone.point(credentials()),
  charge: (portone) => portone.charge(credentials(), chargeOf(1)),
  'charge with everything': (portone) => portone.charge(credentials(), fullCharge),
  payment: (portone) => portone.payment('imps_123456789012', { includeSandbox: false }),
  'payment, tests too': (portone) => portone.payment('imps_1', { includeSandbox: true }),
  find: (portone) => portone.find('주문/1?#'),
  findAll: (portone) => portone.findAll('주문/1?#'),
  balance: (portone) => portone.balance('imps_1'),
  cancel: (portone) => portone.cancel(order),
  'cancel with tax': (portone) =>
    portone.cancel({ ...order, taxFreeWon: won(100), reason: longest(256) }),
  'by status': (portone) => portone.byStatus('paid', day),
  'by any status': (portone) => portone.byStatus('all', day),
  channels: (portone) => portone.channels(),
};

const settings: Readonly<Record<string, Partial<PortOneOptions['portone']>>> = {
  'nothing set': {},
  'the site code': { pg: 'kcp.T0000', memberCode: 'M0001' },
  'the channel, a tier and a notice address': {
    channelKey: 'channel-key-00000000-0000-4000-8000-000000000001',
    tier: 'A01',
    noticeUrl: 'https://pos.example.com/hook',
  },
};

describe.each(Object.entries(settings))(
  'with %s, every request keeps to upstream’s description',
  (_name, portone) => {
    test.each(Object.entries(calls))('%s', async (_call, call) => {
      const transport = scripted(() => refusal(404));
      await call(portOneFor(transport, { portone }));
      expect(transport.requests).toHaveLength(2);
      for (const request of transport.requests) expect(faultsOf(request), request.path).toEqual([]);
    });
  },
);

test('the description would find fault with other requests', () => {
  const base: WireRequest = { method: 'POST', path: '/benepia/payment', connection: 'fresh' };
  const body = {
    benepia_user: 'u',
    benepia_password: 'p',
    merchant_uid: 'm',
    amount: 1,
    name: 'n',
  };
  expect(faultsOf({ ...base, body })).toEqual([]);
  const faulty: readonly WireRequest[] = [
    base,
    { ...base, path: '/benepia/payments', body },
    { ...base, method: 'GET', body },
    { ...base, body: { ...body, amount: '1' } },
    { ...base, body: { ...body, amount: 0 } },
    { ...base, body: { ...body, benepia_member_cod: 'M' } },
    { ...base, body, query: { a: '1' } },
    { ...base, body, headers: { tier: 'toolong' } },
  ];
  for (const request of faulty) expect(faultsOf(request)).toHaveLength(1);
});
