import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import type { Issuance, IssuanceState } from '../../domain/points/shop-issuance.ts';
import { isOurs, type PointsCore } from './points-core.ts';
import type { ShopPoints } from './shop-points.ts';

const seenMax = 200;
const issuancesMax = 50;

/** Everything the till shows of the shop's own points, from disk and memory. */
export function pointsViewOf(points: ShopPoints, keys: PointsView['keys']): PointsView {
  const { core, watch } = points;
  const { read } = core.ledger;
  const seen = read.balances(core.account, seenMax);
  const last = core.memory.balance ?? seen.at(-1) ?? null;
  return {
    keys,
    available: core.bunjang !== null,
    balance: last && {
      balanceWon: last.balanceWon,
      expiringWon: last.expiringWon,
      seenMs: last.atMs,
    },
    seen: seen.map(({ atMs, balanceWon }) => ({ atMs, balanceWon })),
    issuances: read.issuances(issuancesMax).map((issuance) => issuanceViewOf(points, issuance)),
    nextCheckMs: watch.nextLookMs(),
    clockOffMs: core.bunjang?.clockOffMs() ?? null,
  };
}

/** One issuance as the till shows it. */
export function issuanceViewOf({ core, watch }: ShopPoints, issuance: Issuance): IssuanceView {
  const { state, requestId, askedHere } = issuance;
  const ours = isOurs(core, issuance);
  const lost = state.at === 'needs-person' && ours;
  return {
    ...saidOf(state),
    requestId: askedHere ? requestId : null,
    state: state.at,
    amountWon: issuance.amountWon,
    requestedMs: askedHere ? issuance.requestedMs : null,
    checkedMs: core.memory.checkedMs.get(requestId) ?? issuance.checkedMs,
    nextCheckMs: watch.nextLookMs(requestId),
    refusal: refusalOf(state),
    balanceBeforeWon: issuance.balanceBeforeWon,
    balanceNowWon: lost ? balanceNowWon(core) : null,
    cancelUnderway: state.at === 'asked' && state.cancelMs !== null,
    evidence: issuance.evidence,
    accountElsewhere: !ours,
  };
}

/** One that this ledger does not keep, as it was looked up just now. */
export function saidViewOf({ core }: ShopPoints, said: ProviderIssuance): IssuanceView {
  return {
    ...saidOf({ at: 'asked', said, cancelMs: null }),
    requestId: null,
    state: 'asked',
    amountWon: said.amountWon,
    requestedMs: null,
    checkedMs: core.clock.wallMs(),
    nextCheckMs: null,
    refusal: null,
    balanceBeforeWon: null,
    balanceNowWon: null,
    cancelUnderway: false,
    evidence: null,
    accountElsewhere: false,
  };
}

function saidOf(
  state: IssuanceState,
): Pick<
  IssuanceView,
  'issuanceId' | 'status' | 'statusText' | 'createdMs' | 'modifiedMs' | 'account'
> {
  if (state.at === 'asked') {
    const { amountWon: _same, ...said } = state.said;
    return said;
  }
  const unsaid = { createdMs: null, modifiedMs: null, account: null };
  return { issuanceId: null, status: null, statusText: null, ...unsaid };
}

function refusalOf(state: IssuanceState): IssuanceView['refusal'] {
  switch (state.at) {
    case 'refused':
    case 'needs-person':
      return state.code === '' && state.reason === ''
        ? null
        : { code: state.code, reason: state.reason };
    case 'not-sent':
      return { code: state.code, reason: '' };
    case 'sending':
    case 'asked':
    case 'settled':
      return null;
  }
}

function balanceNowWon(core: PointsCore): number | null {
  const { memory, ledger, account } = core;
  const seen = memory.balance ?? ledger.read.balances(account, 1).at(-1);
  return seen?.balanceWon ?? null;
}
