import { expect } from 'vitest';
import { defaultSettings } from '../../main/config/settings-schema.ts';
import { won } from '../../main/domain/won.ts';
import type { Settings } from '../../preload/settings.ts';
import type { TestCore } from './test-core.ts';
import { begin, expectOk, signIn, type TestDesk } from './test-desk.ts';

/** Settings that differ in how charges may wait. */
export function waitingAllowed(
  deferred: Partial<Settings['deferred']> = {},
): Pick<Settings, 'deferred'> {
  return { deferred: { ...defaultSettings.deferred, ...deferred } };
}

/** Takes the line away; the core believes it. */
export async function goOffline(till: TestCore): Promise<void> {
  await till.gateway.unplug();
  till.line.up = false;
}

/** The line is back: whatever waits is worked at once. */
export async function goOnline(till: TestCore): Promise<void> {
  await till.gateway.plugIn();
  till.line.up = true;
  till.life().drain.hurry();
  await till.rest();
}

/** A sale that starts offline at the first key, up to waiting. Answers its merchant_uid. */
export async function waitOffline(
  till: TestCore,
  on: TestDesk,
  { amountWon = 12_500, user = 'minji', password = '1234' } = {},
): Promise<string> {
  begin(on, amountWon);
  await signIn(till, on, user, password);
  expect(on.at('not-sent').wait).toEqual({ at: 'offered' });
  expectOk(on.customer.agreeToWait(won(amountWon)));
  expectOk(on.cashier.acceptWait());
  return on.at('waiting').sale.merchantUid;
}

/** A charge that waits without what its customer typed: its half hour is over. */
export async function waitForgotten(till: TestCore, on: TestDesk): Promise<string> {
  await goOffline(till);
  const uid = await waitOffline(till, on);
  await till.clock.advance(1_800_000);
  return uid;
}
