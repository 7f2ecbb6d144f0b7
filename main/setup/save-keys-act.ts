import type { Failure } from '../../preload/failure.ts';
import type { ChannelView } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import { reachFactsOf } from '../app/reach-facts.ts';
import { watchKeys } from '../app/watch-keys.ts';
import { closedRuleOf, reachableGateway } from '../config/reachable.ts';
import type { AccountChange } from '../domain/open-matter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createTransport } from '../gateway/ky-transport.ts';
import { createPortOne } from '../gateway/portone.ts';
import type { PortOne } from '../gateway/portone-port.ts';
import { type ApiKeys, accountFingerprint } from '../secrets/api-keys.ts';
import { checkKeys } from '../secrets/app-item.ts';
import { notSentFailureOf } from '../services/failures.ts';
import { needsTheKeys } from './unfinished.ts';
import { saleInProgress } from './unlock-act.ts';

type Channels = { readonly channels: readonly ChannelView[] };

/**
 * Tries a pair of keys with a real token call and the channel list, and keeps them only then: in the
 * keychain, or for this run. They never come back out.
 */
export async function saveKeysAct(
  app: App,
  keys: ApiKeys,
  thisRunOnly: boolean,
): Promise<Result<Channels, Failure>> {
  const checked = checkKeys(keys);
  if (!checked.ok) return checked;
  const open = needsTheKeys(app, changeTo(app, keys, thisRunOnly));
  if (open) return fail(open);
  const tried = await tryKeys(app, keys);
  if (!tried.ok) return tried;
  if (!(await app.authorise({ kind: 'save-keys' }))) return fail({ kind: 'not-allowed' });
  // Writing to the keychain takes its time: no sale may begin under the old keys meanwhile.
  const used = await app.withoutCommands(() => useKeys(app, keys, thisRunOnly));
  return used.ok ? tried : used;
}

function changeTo(app: App, keys: ApiKeys, thisRunOnly: boolean): AccountChange {
  const kept = new Set(app.parts.secrets.accountsKept(keys, thisRunOnly));
  return { of: 'keys', next: accountFingerprint(keys.key), kept };
}

async function useKeys(
  app: App,
  keys: ApiKeys,
  thisRunOnly: boolean,
): Promise<Result<null, Failure>> {
  const meanwhile = needsTheKeys(app, changeTo(app, keys, thisRunOnly)) ?? cutOff(app);
  if (meanwhile) return fail(meanwhile);
  const kept = await keep(app, keys, thisRunOnly);
  if (!kept.ok) return kept;
  watchKeys(app.parts.log, app.parts.secrets);
  const from = thisRunOnly ? 'this-run' : 'stored';
  app.parts.log.fact({ event: 'keys-changed', from, account: accountFingerprint(keys.key) });
  // Practice has its own keys: a practice sale need not end for those of the shop.
  if (app.settings.mode === 'training') app.parts.changed();
  else await app.reopen();
  return ok(null);
}

/** A sale that opening the till on the new keys would cut off. */
function cutOff(app: App): Failure | null {
  return app.settings.mode === 'training' ? null : saleInProgress(app);
}

async function keep(app: App, keys: ApiKeys, thisRunOnly: boolean): Promise<Result<null, Failure>> {
  const { secrets } = app.parts;
  if (thisRunOnly) return secrets.useForThisRun(keys);
  const saved = await secrets.savePortOneKeys(keys);
  if (saved.ok) return saved;
  return saved.failure.kind === 'refused'
    ? fail(saved.failure)
    : fail({ kind: 'keychain', state: saved.failure.kind });
}

/** A token call and the channel list with the shop's keys; practice has others, which prove nothing. */
export async function testKeys(app: App): Promise<Result<Channels, Failure>> {
  const { till, settings } = app;
  if (till && settings.mode !== 'training') return channelsOf(till.session.core.portone);
  const keys = app.parts.secrets.portOneKeys();
  return keys ? tryKeys(app, keys) : fail({ kind: 'keys', state: 'missing' });
}

/** Speaks to the gateway the keys are for: in training that is the one test mode would use. */
async function tryKeys(app: App, keys: ApiKeys): Promise<Result<Channels, Failure>> {
  const { settings, parts } = app;
  const mode = settings.mode === 'training' ? 'test' : settings.mode;
  const reach = reachableGateway(reachFactsOf(parts, { ...settings, mode }));
  if (!reach.ok || reach.value.kind === 'embedded') {
    const why = reach.ok ? 'other' : closedRuleOf(reach.failure);
    return fail({ kind: 'refused', field: 'keys', rule: 'not-now', detail: { why } });
  }
  const transport = createTransport({
    origin: new URL(reach.value.origin),
    connectTimeoutMs: 5_000,
    answerTimeoutMs: 30_000,
    network: reach.value.kind === 'real' ? settings.network : { proxy: 'none', trust: 'bundled' },
    resolveProxy: parts.resolveProxy,
  });
  const { clock } = parts;
  const portone = createPortOne({ transport, clock, keys: () => keys, portone: settings.portone });
  try {
    return await channelsOf(portone);
  } finally {
    await transport.close();
  }
}

async function channelsOf(portone: PortOne): Promise<Result<Channels, Failure>> {
  const signedIn = await portone.signIn();
  if (!signedIn.ok) return fail(notSentFailureOf(signedIn.failure, 'untouched'));
  const channels = await portone.channels();
  return channels.ok
    ? ok({ channels: channels.value })
    : fail(notSentFailureOf(channels.failure, 'untouched'));
}
