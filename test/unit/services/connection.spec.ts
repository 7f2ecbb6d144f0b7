import { expect, test } from 'vitest';
import { createConnection } from '../../../main/services/connection.ts';
import { createTestCore } from '../../core/test-core.ts';

/** The connection of a running core, and what it told. */
async function start() {
  const till = await createTestCore();
  const told: boolean[] = [];
  const { clock, portone } = till.core();
  const connection = createConnection({ clock, portone, changed: (online) => told.push(online) });
  return { till, told, connection };
}

test('is believed until a call cannot be sent, then asked for until something answers', async () => {
  const { till, told, connection } = await start();
  expect(connection.online()).toBe(true);
  connection.heard(true);
  await till.gateway.unplug();
  connection.heard(false);
  connection.heard(false);
  expect(told).toEqual([false]);
  await till.clock.advance(60_000);
  expect(connection.online()).toBe(false);
  await till.gateway.plugIn();
  await till.clock.advance(5_000);
  expect(connection.online()).toBe(true);
  expect(told).toEqual([false, true]);
  connection.stop();
});

test('any answer of any call brings it back, and the asking stops', async () => {
  const { till, told, connection } = await start();
  connection.heard(false);
  connection.heard(true);
  await till.clock.advance(60_000);
  expect(told).toEqual([false, true]);
  expect(till.gateway.seen).toEqual([]);
  connection.stop();
});

test('asks nothing after a stop', async () => {
  const { till, told, connection } = await start();
  connection.heard(false);
  connection.stop();
  await till.clock.advance(60_000);
  expect(till.gateway.seen).toEqual([]);
  expect(told).toEqual([false]);
});
