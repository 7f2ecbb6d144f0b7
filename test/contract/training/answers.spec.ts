import { describe, expect, test } from 'vitest';
import { chargeOf, paid, type Reply, stranger } from './caller.ts';
import { faultsOf, operations } from './open-api.ts';
import { type Running, running } from './running.ts';

type Ask = (all: Running) => Promise<Reply>;

const keys = { imp_key: 'training-key', imp_secret: 'training-secret' };
const who = { benepia_user: 'minji', benepia_password: '1234' };

/** How each operation is asked for a plain answer. */
const plain: Record<string, Ask> = {
  'POST /users/getToken': ({ gateway }) => stranger(gateway).post('/users/getToken', keys),
  'POST /benepia/point': ({ caller }) => caller.post('/benepia/point', who),
  'POST /benepia/payment': ({ caller }) => caller.post('/benepia/payment', chargeOf('N', 900)),
  'GET /payments/{imp_uid}': ({ caller }) => caller.get('/payments/imps_1'),
  'GET /payments/{imp_uid}/balance': ({ caller }) => caller.get('/payments/imps_1/balance'),
  'GET /payments/find/{merchant_uid}': ({ caller }) => caller.get('/payments/find/A'),
  'GET /payments/find/{merchant_uid}/{payment_status}': ({ caller }) =>
    caller.get('/payments/find/A/paid'),
  'GET /payments/findAll/{merchant_uid}': ({ caller }) => caller.get('/payments/findAll/A'),
  'GET /payments/findAll/{merchant_uid}/{payment_status}': ({ caller }) =>
    caller.get('/payments/findAll/A/paid'),
  'GET /payments': ({ caller }) => caller.get('/payments?imp_uid[]=imps_1'),
  'GET /payments/status/{payment_status}': ({ caller }) => caller.get('/payments/status/paid'),
  'POST /payments/cancel': ({ caller }) =>
    caller.post('/payments/cancel', { imp_uid: 'imps_1', amount: 100, reason: '변심' }),
  'POST /payments/prepare': ({ caller }) =>
    caller.post('/payments/prepare', { merchant_uid: 'New', amount: 900 }),
  'PUT /payments/prepare': ({ caller }) =>
    caller.put('/payments/prepare', { merchant_uid: 'Known', amount: 800 }),
  'GET /payments/prepare/{merchant_uid}': ({ caller }) => caller.get('/payments/prepare/Known'),
  'GET /users/pg': ({ caller }) => caller.get('/users/pg'),
};

/** How each is brought to its other documented answers; 401 and 500 are the same for all. */
const others: Record<string, Ask> = {
  'POST /users/getToken 400': ({ gateway }) => stranger(gateway).post('/users/getToken', {}),
  'POST /users/getToken 401': ({ gateway }) =>
    stranger(gateway).post('/users/getToken', { ...keys, imp_secret: 'no' }),
  'POST /benepia/point 400': ({ caller }) => caller.post('/benepia/point', {}),
  'POST /benepia/payment 400': ({ caller }) => caller.post('/benepia/payment', {}),
  'GET /payments/{imp_uid} 404': ({ caller }) => caller.get('/payments/imps_0'),
  'GET /payments/{imp_uid}/balance 404': ({ caller }) => caller.get('/payments/imps_0/balance'),
  'GET /payments/{imp_uid}/balance 405': ({ caller }) => caller.post('/payments/imps_1/balance'),
  'GET /payments/find/{merchant_uid} 404': ({ caller }) => caller.get('/payments/find/No'),
  'GET /payments/find/{merchant_uid}/{payment_status} 404': ({ caller }) =>
    caller.get('/payments/find/A/failed'),
  'GET /payments/findAll/{merchant_uid} 400': ({ caller }) =>
    caller.get('/payments/findAll/A?page=0'),
  'GET /payments/findAll/{merchant_uid} 404': ({ caller }) => caller.get('/payments/findAll/No'),
  'GET /payments/findAll/{merchant_uid}/{payment_status} 400': ({ caller }) =>
    caller.get('/payments/findAll/A/other'),
  'GET /payments/findAll/{merchant_uid}/{payment_status} 404': ({ caller }) =>
    caller.get('/payments/findAll/No/paid'),
  'GET /payments 207': ({ caller }) => caller.get('/payments?imp_uid[]=imps_1&imp_uid[]=no'),
  'GET /payments 400': ({ caller }) => caller.get(`/payments?${'imp_uid[]=a&'.repeat(101)}`),
  'GET /payments 404': ({ caller }) => caller.get('/payments?imp_uid[]=no'),
  'GET /payments/status/{payment_status} 400': ({ caller }) => caller.get('/payments/status/no'),
  'PUT /payments/prepare 404': ({ caller }) =>
    caller.put('/payments/prepare', { merchant_uid: 'No', amount: 900 }),
};

/** The one answer whose method is not the operation's own, so the document cannot place it. */
const wrongMethod = 'GET /payments/{imp_uid}/balance 405';

async function stocked(): Promise<Running> {
  const all = await running({ switches: { balance: 'on' } });
  all.gateway.addPayment({
    merchantUid: 'A',
    amountWon: 900,
    impUid: 'imps_1',
    sandbox: false,
    accountId: 'minji',
  });
  await all.caller.post('/payments/prepare', { merchant_uid: 'Known', amount: 900 });
  return all;
}

async function askFor(operation: string, status: string, all: Running): Promise<Reply> {
  const ask = plain[operation];
  if (ask === undefined) throw new Error(`${operation} is not asked for`);
  const other = others[`${operation} ${status}`];
  if (other !== undefined) return other(all);
  if (status === '401') return ask({ ...all, caller: stranger(all.gateway) });
  if (status === '500') {
    const refused = { kind: 'refuse', status: 500, code: -1, message: '서버 오류' } as const;
    all.gateway.faults.next('everything', refused);
  }
  return ask(all);
}

const documented = operations()
  .filter(({ path }) => path.startsWith('/'))
  .flatMap(({ method, path, statuses }) =>
    statuses.map((status) => [`${method} ${path}`, status] as const),
  );

describe('Every answer the document names can be had, and has the shape it names', () => {
  test.each(documented.filter(([operation, status]) => `${operation} ${status}` !== wrongMethod))(
    '%s: %s',
    async (operation, status) => {
      const reply = await askFor(operation, status, await stocked());
      expect(String(reply.status)).toBe(status);
      expect(reply.code === 0).toBe(status === '200' || status === '207');
    },
  );

  test(`${wrongMethod}: asked with POST, it is an envelope all the same`, async () => {
    const { caller } = await stocked();
    const reply = await caller.raw('POST', '/payments/imps_1/balance');
    const body: unknown = JSON.parse(reply?.text ?? '');
    expect(faultsOf('GET', '/payments/imps_1/balance', reply?.status ?? 0, body)).toEqual([]);
    expect(reply?.status).toBe(405);
  });

  test('the document names at least the sixteen operations of this gateway', () => {
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(Object.keys(plain).sort());
  });
});

describe('The check against the document', () => {
  test.each<[string, object]>([
    ['a missing code', { message: null, response: null }],
    ['a code in words', { code: '0', message: null, response: null }],
    ['a payment without status', { code: 0, message: null, response: { imp_uid: 'a' } }],
  ])('notices %s', (_name, body) => {
    expect(faultsOf('GET', '/payments/imps_1', 200, body)).not.toEqual([]);
  });

  test('notices an undocumented status and a negative amount', async () => {
    const { caller } = await stocked();
    const reply = await caller.raw('GET', '/payments/imps_1');
    const body: unknown = JSON.parse(reply?.text ?? '');
    expect(faultsOf('GET', '/payments/imps_1', 200, body)).toEqual([]);
    expect(faultsOf('GET', '/payments/imps_1', 201, body)).not.toEqual([]);
    const broken: unknown = JSON.parse((reply?.text ?? '').replace('"amount":900', '"amount":-1'));
    expect(faultsOf('GET', '/payments/imps_1', 200, broken)).not.toEqual([]);
  });

  test('passes the amounts of a payment that was really made', async () => {
    const { caller } = await running();
    await paid(caller, 'Real', 900);
    expect(await caller.get('/payments/find/Real/paid')).toMatchObject({ code: 0 });
  });
});
