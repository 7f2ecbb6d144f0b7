import type { Failure } from '../../preload/failure.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Language } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { reachFactsOf } from '../app/reach-facts.ts';
import { reachableGateway } from '../config/reachable.ts';
import { saveSettings } from '../config/save-settings.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { needsTheStagingUrl } from './lost-requests.ts';
import { openElsewhere, openHere } from './unfinished.ts';
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

/** What these settings would cut off or leave behind, or what is not open yet; null when nothing. */
function obstacleTo(app: App, next: Settings): Failure | null {
  const closed = closedMode(app, next);
  if (closed) return closed;
  const after = app.inForce(next);
  if (!needsReopening(app.settings, after)) return null;
  const moves = app.settings.bunjang.stagingUrl !== after.bunjang.stagingUrl;
  const needed = moves ? needsTheStagingUrl(app) : null;
  if (needed) return needed;
  if (!movesAccount(app.settings, after)) return saleInProgress(app);
  // Payments belong to a mode, a gateway and an account: with open ones these stay as they are.
  const change = { of: 'settings', watched: watchedNeeds(app.settings, after) } as const;
  const here = openHere(app, change);
  if (here) return here;
  return changesAccess(app.settings, after) ? openElsewhere(app, change) : null;
}

/** Live mode is not kept in the file before this program may take live payments. */
function closedMode(app: App, next: Settings): Failure | null {
  if (next.mode !== 'live') return null;
  if (reachableGateway(reachFactsOf(app.parts, next)).ok) return null;
  const detail = { why: 'live-closed' };
  return { kind: 'refused', field: 'settings.mode', rule: 'not-now', detail };
}

async function useSaved(app: App, next: Settings): Promise<Result<null, Failure>> {
  const saved = saveSettings(app.parts.folder, next);
  if (!saved.ok)
    return fail(saved.failure.kind === 'refused' ? named(saved.failure) : saved.failure);
  const before = app.settings;
  app.useSettings(saved.value);
  app.parts.log.fact({ event: 'settings-saved', mode: saved.value.mode });
  if (needsReopening(before, app.settings)) await app.reopen();
  // What waits for a printer may find it now.
  else if (printsElsewhere(before, app.settings)) app.till?.session.drain.hurry();
  return ok(null);
}

/** The language of the screens; kept in the file too, unless that needs a person first. */
export function changeLanguage(app: App, language: Language): Result<null, Failure> {
  if (app.problems.length === 0) {
    saveSettings(app.parts.folder, { ...app.fileSettings, language });
  }
  app.speak(language);
  return ok(null);
}

/** Fields are named as the set-up screen shows them. */
function named(failure: Extract<Failure, { kind: 'refused' }>): Failure {
  return { ...failure, field: `settings.${failure.field}` };
}

function movesAccount(before: Settings, after: Settings): boolean {
  return (
    before.mode !== after.mode ||
    before.shop.tillId !== after.shop.tillId ||
    changesAccess(before, after)
  );
}

/**
 * Another gateway or sub-merchant knows nothing of what is watched. In another mode the far looks are
 * made when the till is back; the ones that come every few minutes cannot wait.
 */
function watchedNeeds(before: Settings, after: Settings): 'none' | 'dense' | 'all' {
  const { host, tier } = before.portone;
  if (host !== after.portone.host || tier !== after.portone.tier) return 'all';
  return before.mode === after.mode ? 'none' : 'dense';
}

/** What payments of every mode are looked up with. */
function changesAccess(before: Settings, after: Settings): boolean {
  return JSON.stringify(before.portone) !== JSON.stringify(after.portone);
}

function printsElsewhere({ printing: before }: Settings, { printing: after }: Settings): boolean {
  return before.printer !== after.printer || before.paperMm !== after.paperMm;
}

function needsReopening(before: Settings, after: Settings): boolean {
  const restOf = ({ network, bunjang }: Settings): string => JSON.stringify([network, bunjang]);
  return movesAccount(before, after) || restOf(before) !== restOf(after);
}
