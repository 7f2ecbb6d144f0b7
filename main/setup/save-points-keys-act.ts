import type { Failure } from '../../preload/failure.ts';
import type { PointsTested } from '../../preload/points-views.ts';
import type { App } from '../app/app.ts';
import { reachFactsOf } from '../app/reach-facts.ts';
import { watchKeys } from '../app/watch-keys.ts';
import { closedRuleOf, reachableGateway } from '../config/reachable.ts';
import { type PointsReach, reachablePoints } from '../config/reachable-points.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createBunjang } from '../gateway/bunjang/bunjang.ts';
import type { Bunjang } from '../gateway/bunjang/bunjang-port.ts';
import { createTransport } from '../gateway/ky-transport.ts';
import { type ApiKeys, pointsAccountFingerprint } from '../secrets/api-keys.ts';
import { checkPointsKeys } from '../secrets/app-item.ts';
import { pointsFailureOf } from '../services/points/points-failures.ts';
import { needsThePointsKeys } from './lost-requests.ts';
import { saleInProgress } from './unlock-act.ts';

/**
 * Tries Bunjang's keys with a balance call, which moves nothing, and keeps them only then: in the
 * keychain, or for this run. They never come back out.
 */
export async function savePointsKeysAct(
  app: App,
  keys: ApiKeys,
  thisRunOnly: boolean,
): Promise<Result<PointsTested, Failure>> {
  const checked = checkPointsKeys(keys);
  if (!checked.ok) return checked;
  const fingerprint = pointsAccountFingerprint(keys.key);
  const lost = needsThePointsKeys(app, fingerprint);
  if (lost) return fail(lost);
  const tried = await tryKeys(app, keys);
  if (!tried.ok) return tried;
  if (!(await app.authorise({ kind: 'save-points-keys' }))) return fail({ kind: 'not-allowed' });
  const used = await app.withoutCommands(async () => {
    const meanwhile = needsThePointsKeys(app, fingerprint) ?? cutOff(app);
    return meanwhile ? fail(meanwhile) : useKeys(app, keys, thisRunOnly);
  });
  return used.ok ? tried : used;
}

/** A balance call with the shop's keys; practice has others, which prove nothing. */
export async function testPointsKeys(app: App): Promise<Result<PointsTested, Failure>> {
  const keys = app.parts.secrets.bunjangKeys();
  return keys ? tryKeys(app, keys) : fail({ kind: 'keys', state: 'missing' });
}

async function useKeys(
  app: App,
  keys: ApiKeys,
  thisRunOnly: boolean,
): Promise<Result<null, Failure>> {
  const { secrets, log } = app.parts;
  const kept = thisRunOnly ? secrets.useBunjangForThisRun(keys) : await stored(app, keys);
  if (!kept.ok) return kept;
  watchKeys(log, secrets);
  const from = thisRunOnly ? 'this-run' : 'stored';
  log.fact({ event: 'points-keys-changed', from, account: pointsAccountFingerprint(keys.key) });
  if (app.settings.mode === 'training') app.parts.changed();
  else await app.reopen();
  return ok(null);
}

async function stored(app: App, keys: ApiKeys): Promise<Result<null, Failure>> {
  const saved = await app.parts.secrets.saveBunjangKeys(keys);
  if (saved.ok) return saved;
  const { failure } = saved;
  return fail(failure.kind === 'refused' ? failure : { kind: 'keychain', state: failure.kind });
}

/** A sale that opening the till on the new keys would cut off. */
function cutOff(app: App): Failure | null {
  return app.settings.mode === 'training' ? null : saleInProgress(app);
}

/** Asks the Bunjang the keys are for: in training that is the one test mode would ask. */
async function tryKeys(app: App, keys: ApiKeys): Promise<Result<PointsTested, Failure>> {
  const reach = reachForKeys(app);
  if (!reach.ok) return reach;
  const { settings, parts } = app;
  const { clock, random, resolveProxy } = parts;
  const transport = createTransport({
    origin: new URL(reach.value.origin),
    connectTimeoutMs: 5_000,
    answerTimeoutMs: 30_000,
    network: reach.value.kind === 'real' ? settings.network : { proxy: 'none', trust: 'bundled' },
    resolveProxy,
  });
  const bunjang = createBunjang({ transport, clock, random, keys: () => keys });
  try {
    return await balanceOf(bunjang);
  } finally {
    await transport.close();
  }
}

async function balanceOf(bunjang: Bunjang): Promise<Result<PointsTested, Failure>> {
  const balance = await bunjang.balance();
  if (!balance.ok) return fail(pointsFailureOf(balance.failure));
  return ok({ ...balance.value, clockOffMs: bunjang.clockOffMs() });
}

function reachForKeys(
  app: App,
): Result<Exclude<PointsReach, { readonly kind: 'embedded' }>, Failure> {
  const { settings, parts } = app;
  const mode = settings.mode === 'training' ? 'test' : settings.mode;
  const facts = reachFactsOf(parts, { ...settings, mode });
  const reach = reachablePoints(facts);
  if (reach.ok && reach.value.kind !== 'embedded') return ok(reach.value);
  const gateway = reachableGateway(facts);
  const closed = gateway.ok ? 'other' : closedRuleOf(gateway.failure);
  const why = reach.ok || reach.failure === 'closed' ? closed : reach.failure;
  return fail({ kind: 'refused', field: 'pointsKeys', rule: 'not-now', detail: { why } });
}
