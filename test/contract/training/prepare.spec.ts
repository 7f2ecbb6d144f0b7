import { describe, expect, test } from 'vitest';
import { paid, type Row } from './caller.ts';
import { running } from './running.ts';

describe('An expected amount', () => {
  const known = { merchant_uid: 'P', amount: 900 };

  test('is registered once, read, and changed', async () => {
    const { caller } = await running();
    const first = await caller.post('/payments/prepare', known);
    expect(first).toMatchObject({ code: 0, response: { ...known, currency: null } });
    expect(await caller.post('/payments/prepare', known)).toEqual({
      status: 200,
      code: 1,
      message: '결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).',
      response: null,
    });
    await caller.put('/payments/prepare', { ...known, amount: 800, currency: 'KRW' });
    const read = await caller.get('/payments/prepare/P');
    expect(read.response).toEqual({ merchant_uid: 'P', amount: 800, currency: 'KRW' });
  });

  test('that nobody registered cannot be read or changed', async () => {
    const { caller } = await running();
    const message = '사전등록된 결제정보가 존재하지 않습니다.';
    expect(await caller.get('/payments/prepare/P')).toMatchObject({
      status: 200,
      code: 1,
      message,
    });
    const put = await caller.put('/payments/prepare', known);
    expect(put).toMatchObject({ status: 404, code: -1, message });
  });

  test.each<[Row]>([[{}], [{ merchant_uid: 'P' }], [{ merchant_uid: 'P', amount: -1 }]])(
    'of %j is refused',
    async (body) => {
      const { caller } = await running();
      expect(await caller.post('/payments/prepare', body)).toMatchObject({ status: 200, code: 1 });
    },
  );

  test('does not bind a charge made over the API', async () => {
    const { caller } = await running();
    await caller.post('/payments/prepare', { merchant_uid: 'P', amount: 1 });
    await paid(caller, 'P', 900);
  });
});
