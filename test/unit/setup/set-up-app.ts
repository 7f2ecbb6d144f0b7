import { onTestFinished } from 'vitest';
import { saveSettings } from '../../../main/config/save-settings.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import type { Settings } from '../../../preload/settings.ts';
import {
  type Answer,
  createTestApp,
  giveTrainingKeys,
  newAppFolder,
  type TestApp,
  type TestAppOptions,
} from '../../core/test-app.ts';
import { until } from '../../core/until.ts';

/** A gateway of the test that stands in for the provider. */
export async function standIn(): Promise<TrainingGateway> {
  const gateway = await startTrainingGateway({ switches: { practice: false } });
  onTestFinished(() => gateway.close());
  return gateway;
}

/** A folder whose file says this. */
export function folderWith(settings: Partial<Settings>): string {
  const folder = newAppFolder();
  saveSettings(folder, { ...defaultSettings, ...settings });
  return folder;
}

/** A program with the stand-in's keys for this run, its till open. */
export async function startedApp(options: TestAppOptions): Promise<TestApp> {
  const run = createTestApp(options);
  giveTrainingKeys(run);
  await run.start();
  return run;
}

/** Begins a sale, which leaves an open payment, and ends the run on it. */
export async function leaveOpenPayment(folder: string, gateway: TrainingGateway): Promise<string> {
  const run = await startedApp({ folder, line: { mode: 'test', gatewayUrl: gateway.url } });
  await run.ask('till/sale/begin', { amountWon: 12_500 });
  const { sale } = run.till();
  await run.app.close();
  return 'orderNo' in sale ? sale.orderNo : '';
}

/** Asks, and a person says yes to main's question if there is one. */
export async function askAndAgree(
  run: TestApp,
  channel: string,
  argument: unknown,
): Promise<Answer> {
  let done = false;
  const reply = run.ask(channel, argument).finally(() => {
    done = true;
  });
  await until(() => done || run.till().asking !== null);
  if (!done) await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
  return reply;
}

/** What the set-up screen is handed to edit. */
export async function handedOut(run: TestApp): Promise<{ settings: Settings; runMode: unknown }> {
  const { value } = await run.ask('till/setup/settings');
  return value as { settings: Settings; runMode: unknown };
}
