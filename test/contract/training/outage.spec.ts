import { expect, test } from 'vitest';
import { outageId } from '../../../main/training/portone/accounts.ts';
import { running, soon } from './running.ts';

const minuteMs = 60_000;
const who = { benepia_user: outageId, benepia_password: '1234' };

test('the line goes down for a minute when its customer signs in, once in five minutes', async () => {
  const { caller, clock } = await running();
  const ask = () => caller.raw('POST', '/benepia/point', who);
  expect(await ask()).toBeNull();
  await soon(ask).toBeNull();
  clock.advance(minuteMs);
  await soon(async () => (await ask())?.status).toBe(200);
  expect((await ask())?.text).toContain('100000');
  clock.advance(5 * minuteMs);
  expect(await ask()).toBeNull();
});

test('without practice amounts that customer is like any other', async () => {
  const { caller } = await running({ switches: { practice: false } });
  expect((await caller.raw('POST', '/benepia/point', who))?.status).toBe(200);
});
