import type { Notice } from '../../preload/window-states.ts';
import type { Issuance } from '../domain/points/shop-issuance.ts';
import type { Core } from '../services/core.ts';
import type { App } from './app.ts';
import { asFarAsReadable } from './readable.ts';
import { longUnknownCount, waitingCountsOf } from './waiting.ts';
import { waitsOf } from './waits.ts';

/** The lines above everything, highest severity first. */
export function noticesOf(app: App): readonly Notice[] {
  // First: what cannot be read here becomes the notice about the storage.
  const ofMoney = moneyNotices(app.till?.session.core ?? null);
  // Keys keep practice from nothing: there what is said of them must not stand before money.
  const practice = app.settings.mode === 'training';
  const ofKeys = keyNotices(app);
  const notices: (Notice | null)[] = [
    closedNotice(app),
    storageNotice(app),
    ...(practice ? [] : ofKeys),
    offlineNotice(app),
    ...ofMoney,
    backupNotice(app),
    app.problems.length > 0 ? { kind: 'settings', problems: app.problems } : null,
    ...(practice ? ofKeys : []),
  ];
  return notices.filter((notice) => notice !== null);
}

function closedNotice({ obstacle }: App): Notice | null {
  if (obstacle?.kind !== 'gateway-closed') return null;
  return { kind: 'real-gateway-closed', rule: obstacle.rule };
}

function keyNotices({ parts, settings }: App): readonly (Notice | null)[] {
  const state = parts.secrets.state();
  const shut = state === 'locked' || state === 'absent';
  const missing = settings.mode !== 'training' && parts.secrets.keysFrom() === 'missing';
  return [
    shut ? { kind: 'keychain', state } : null,
    missing && !shut ? { kind: 'keys-missing' } : null,
  ];
}

function storageNotice({ obstacle, till }: App): Notice | null {
  if (obstacle?.kind === 'storage') return { kind: 'storage', state: obstacle.state };
  const stopped = till?.session.core.ledger.stopped();
  return stopped ? { kind: 'storage', state: stopped.kind } : null;
}

function offlineNotice({ till }: App): Notice | null {
  if (till?.session.connection.online() !== false) return null;
  return {
    kind: 'offline',
    waiting: waitingCountsOf(till.session.core).count,
    maySell: waitsOf(till).open,
  };
}

function backupNotice({ till }: App): Notice | null {
  const failed = till?.session.care.view().failed ?? null;
  return failed?.kind === 'back-up' ? { kind: 'backup-failed', why: failed.why } : null;
}

/** What is not settled, and what a person must look at. */
function moneyNotices(core: Core | null): readonly (Notice | null)[] {
  if (!core) return [];
  const unreadable = core.ledger.read.unreadable().length;
  const unresolved = waitingCountsOf(core).lookUps;
  const long = longUnknownCount(core);
  const lost = asFarAsReadable(
    core,
    ({ liveIssuances }) => liveIssuances().filter(isLost).length,
    0,
  );
  const alarms = asFarAsReadable(core, ({ alarmed }) => alarmed().length, 0);
  return [
    long > 0 ? { kind: 'needs-person', count: long } : null,
    unresolved > 0 ? { kind: 'unresolved', count: unresolved } : null,
    alarms > 0 ? { kind: 'alarm', count: alarms } : null,
    lost > 0 ? { kind: 'points-lost', count: lost } : null,
    unreadable > 0 ? { kind: 'unreadable', count: unreadable } : null,
  ];
}

function isLost({ state }: Issuance): boolean {
  return state.at === 'needs-person';
}
