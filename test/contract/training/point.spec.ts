import { describe, expect, test } from 'vitest';
import { running } from './running.ts';

describe('The balance of points', () => {
  test.each([
    ['minji', '1234', 200, 0, null],
    ['minji', '9999', 500, -1, '[8193]'],
    ['nobody', '1234', 500, -1, '[8193]'],
    ['locked01', '1234', 500, -1, '[CC45]'],
  ])('of %s with password %s is answered %s code %s', async (id, password, status, code, text) => {
    const { caller } = await running();
    const reply = await caller.post('/benepia/point', {
      benepia_user: id,
      benepia_password: password,
    });
    expect(reply).toMatchObject({ status, code });
    if (text !== null) expect(reply.message).toContain(text);
  });

  test.each([
    ['minji', 152_300],
    ['junho', 8_000],
    ['empty', 0],
    ['bigspend', 5_000_000],
  ])('of %s is %s', async (id, point) => {
    const { caller } = await running();
    const who = { benepia_user: id, benepia_password: '1234' };
    expect((await caller.post('/benepia/point', who)).response).toEqual({ point });
    expect((await caller.form('/benepia/point/', who)).response).toEqual({ point });
  });

  test('needs an ID and a password', async () => {
    const { caller } = await running();
    expect(await caller.post('/benepia/point', {})).toMatchObject({ status: 400, code: -1 });
    const half = await caller.post('/benepia/point', { benepia_user: 'minji' });
    expect(half).toMatchObject({ status: 400, code: -1 });
  });
});
