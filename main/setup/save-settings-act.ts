import type { Failure } from '../../preload/failure.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Language } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { saveSettings } from '../config/save-settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { saleInProgress } from './unlock-act.ts';

/** A person saves the settings: a yes, the file, and the till on what they say now. */
export async function saveSettingsAct(app: App, next: Settings): Promise<Result<null, Failure>> {
  const before = obstacleTo(app, next);
  if (before) return fail(before);
  if (!(await app.authorise({ kind: 'save-settings' }))) return fail({ kind: 'not-allowed' });
  // Somebody may have begun a sale while the question was on the screen.
  const meanwhile = obstacleTo(app, next);
  return meanwhile ? fail(meanwhile) : useSaved(app, next);
}

/** What these settings would cut off or leave behind; null when nothing. */
function obstacleTo(app: App, next: Settings): Failure | null {
  if (movesAccount(app.settings, next)) return openMatters(app);
  return needsReopening(app.settings, next) ? saleInProgress(app) : null;
}

async function useSaved(app: App, next: Settings): Promise<Result<null, Failure>> {
  const saved = saveSettings(app.parts.folder, next);
  if (!saved.ok)
    return fail(saved.failure.kind === 'refused' ? named(saved.failure) : saved.failure);
  const before = app.settings;
  app.useSettings(saved.value);
  app.parts.log.fact({ event: 'settings-saved', mode: saved.value.mode });
  if (needsReopening(before, app.settings)) await app.reopen();
  return ok(null);
}

/** The language of the screens; kept in the file too, unless that needs a person first. */
export function changeLanguage(app: App, language: Language): Result<null, Failure> {
  if (app.problems.length === 0 && app.parts.line.mode === null) {
    saveSettings(app.parts.folder, { ...app.settings, language });
  }
  app.speak(language);
  return ok(null);
}

/** Fields are named as the set-up screen shows them. */
function named(failure: Extract<Failure, { kind: 'refused' }>): Failure {
  return { ...failure, field: `settings.${failure.field}` };
}

/** Payments belong to a mode, a gateway and an account: with open ones these stay as they are. */
export function openMatters(app: App): Failure | null {
  const read = app.till?.session.core.ledger.read;
  if (!read) return null;
  const orders = [...read.open().map(({ orderNo }) => orderNo), ...openCancelOrders(read)];
  if (orders.length === 0) return null;
  const detail = { count: orders.length, orders: orders.slice(0, 5).join(', ') };
  return { kind: 'refused', field: 'settings.portone', rule: 'while-open', detail };
}

function openCancelOrders(
  read: NonNullable<App['till']>['session']['core']['ledger']['read'],
): readonly string[] {
  return read.openCancels().map(({ merchantUid }) => read.payment(merchantUid)?.orderNo ?? '');
}

function movesAccount(before: Settings, after: Settings): boolean {
  return (
    before.mode !== after.mode ||
    before.shop.tillId !== after.shop.tillId ||
    JSON.stringify(before.portone) !== JSON.stringify(after.portone)
  );
}

function needsReopening(before: Settings, after: Settings): boolean {
  return (
    movesAccount(before, after) || JSON.stringify(before.network) !== JSON.stringify(after.network)
  );
}
