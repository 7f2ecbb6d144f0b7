import { expect } from 'vitest';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { seedBalance, seedPayment, seedPaymentRead } from './seed-bodies.ts';

const { impUid, merchantUid } = seedPaymentRead;
const list = { total: 1, previous: 0, next: 0, list: [seedPayment] };
const channel = { pg_provider: 'kcp', pg_id: 'T0000', sandbox: true, type: 'payment' };

/** Every call that asks: how it is made, what it asks, a good answer, and what that is read as. */
export const lookUps: readonly (readonly [
  string,
  (portone: PortOne) => Promise<unknown>,
  { readonly path: string; readonly query?: Readonly<Record<string, string>> },
  unknown,
  unknown,
])[] = [
  [
    'payment',
    (portone) => portone.payment(impUid, { includeSandbox: false }),
    { path: `/payments/${impUid}` },
    seedPayment,
    seedPaymentRead,
  ],
  [
    'payment, tests too',
    (portone) => portone.payment(impUid, { includeSandbox: true }),
    { path: `/payments/${impUid}`, query: { include_sandbox: 'true' } },
    seedPayment,
    seedPaymentRead,
  ],
  [
    'find',
    (portone) => portone.find(merchantUid),
    { path: `/payments/find/${merchantUid}` },
    seedPayment,
    seedPaymentRead,
  ],
  [
    'findAll',
    (portone) => portone.findAll(merchantUid),
    {
      path: `/payments/findAll/${merchantUid}`,
      query: { page: '1', limit: '100', sorting: 'started' },
    },
    list,
    [seedPaymentRead],
  ],
  [
    'byStatus',
    (portone) => portone.byStatus('paid', { fromS: 1_790_000_000, toS: 1_797_776_000 }),
    {
      path: '/payments/status/paid',
      query: {
        from: '1790000000',
        to: '1797776000',
        page: '1',
        limit: '100',
        sorting: 'started',
      },
    },
    list,
    [seedPaymentRead],
  ],
  [
    'balance',
    (portone) => portone.balance(impUid),
    { path: `/payments/${impUid}/balance` },
    seedBalance,
    { provided: true, balance: expect.objectContaining({ amountWon: 12_500 }) },
  ],
  [
    'channels',
    (portone) => portone.channels(),
    { path: '/users/pg' },
    [channel],
    [
      {
        pgProvider: 'kcp',
        pgId: 'T0000',
        sandbox: true,
        type: 'payment',
        channelName: '',
        channelKey: '',
      },
    ],
  ],
];
