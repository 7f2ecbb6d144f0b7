import type { Failure } from '../../../preload/failure.ts';
import type { Won } from '../../../preload/views.ts';
import type { ProviderIssuance } from '../../domain/points/issuance.ts';
import { advanceIssuance, type IssuanceStep } from '../../domain/points/issuance-steps.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Bunjang, BunjangFailure } from '../../gateway/bunjang/bunjang-port.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import type { Authorise } from '../authorise.ts';
import { stillMine } from '../still-mine.ts';
import { keepBalance, keepStep, tellChange } from './issuance-records.ts';
import type { PointsCore } from './points-core.ts';
import {
  obstacleTo,
  oneOpenFailure,
  openIssuance,
  pointsFailure,
  pointsFailureOf,
} from './points-failures.ts';

const retryMs = 5_000;

/**
 * Asks Bunjang for points, once: a manager's yes, a balance call that proves the sign-in and measures the
 * clock, the request on disk, one POST. Whatever comes of that POST, the machine never sends it again.
 * A failure means that nothing was asked for; else the request as it stands.
 */
export async function requestPoints(
  core: PointsCore,
  authorise: Authorise,
  amountWon: Won,
): Promise<Result<Issuance, Failure>> {
  const before = refusalOf(core);
  if (before) return fail(before);
  if (!(await authorise({ kind: 'request-points', amountWon }))) {
    return fail({ kind: 'not-allowed' });
  }
  const { bunjang } = core;
  const still = refusalOf(core);
  if (still || !bunjang) return fail(still ?? pointsFailure('unavailable'));
  const balance = await bunjang.balance();
  if (!balance.ok) return fail(pointsFailureOf(balance.failure));
  const { balanceWon } = keepBalance(core, balance.value);
  const begun = begin(core, amountWon, balanceWon);
  return begun.ok ? ok(await send(core, bunjang, begun.value)) : begun;
}

function refusalOf(core: PointsCore): Failure | null {
  const obstacle = obstacleTo(core);
  if (obstacle) return obstacle;
  const open = openIssuance(core);
  return open && oneOpenFailure(open);
}

/** On disk before the first byte; of two that ask at once one finds the other's row. */
function begin(
  core: PointsCore,
  amountWon: Won,
  balanceBeforeWon: number,
): Result<Issuance, Failure> {
  core.ledger.refuseIfHeld();
  const nowMs = core.clock.wallMs();
  const issuance: Issuance = {
    requestId: newRequestId(core),
    amountWon,
    account: core.account,
    askedHere: true,
    requestedMs: nowMs,
    balanceBeforeWon,
    state: { at: 'sending' },
    version: 1,
    checkedMs: null,
    told: null,
    evidence: null,
    updatedMs: nowMs,
  };
  const begun = core.ledger.write('manager', (tx): Result<Issuance, Failure> => {
    const open = openIssuance(core);
    if (open) return fail(oneOpenFailure(open));
    tx.insertIssuance(issuance);
    return ok(issuance);
  });
  if (begun.ok) tellChange(core, null, issuance);
  return begun;
}

/** Six characters that no other request of this ledger has. */
export function newRequestId(core: PointsCore): string {
  const requestId = core.random.code(6);
  return core.ledger.read.issuance(requestId) ? newRequestId(core) : requestId;
}

async function send(core: PointsCore, bunjang: Bunjang, sending: Issuance): Promise<Issuance> {
  const step = await post(core, bunjang, sending);
  core.settling.restart(sending.requestId);
  try {
    return keepStep(core, sending, step);
  } catch (error) {
    if (!(error instanceof LedgerStopped)) return keepLost(core, sending, step, error);
    keepLater(core, sending, step);
    return advanceIssuance(sending, step, core.clock.wallMs());
  }
}

async function post(
  core: PointsCore,
  bunjang: Bunjang,
  { amountWon }: Issuance,
): Promise<IssuanceStep> {
  try {
    const reply = await bunjang.request({ amountWon, mayStart: stillMine(core) });
    return reply.ok ? answerStepOf(core, amountWon, reply.value) : failureStepOf(reply.failure);
  } catch (error) {
    // Not even a bug may leave it on *sending*.
    core.reportBug(error, 'request-points');
    return { step: 'lose-sight', code: '', reason: '' };
  }
}

/** A number only with our amount, and only one that is not another request's. */
function answerStepOf(core: PointsCore, amountWon: Won, said: ProviderIssuance): IssuanceStep {
  const taken = isTaken(core, said.issuanceId);
  if (!taken && said.amountWon === amountWon) return { step: 'answer', said };
  const { issuanceId, statusText } = said;
  return {
    step: 'lose-sight',
    code: taken ? 'NUMBER_USED' : 'OTHER_AMOUNT',
    reason: `${issuanceId} ${said.amountWon} ${statusText}`,
  };
}

/** A disk that cannot even be read must not cost the number; the books refuse one that is taken. */
function isTaken(core: PointsCore, issuanceId: string): boolean {
  try {
    return core.ledger.read.issuanceByNumber(core.account, issuanceId) !== null;
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    return false;
  }
}

/** Only a complete refusal proves that nothing was made. */
function failureStepOf(failure: BunjangFailure): IssuanceStep {
  switch (failure.kind) {
    case 'not-sent':
      return { step: 'not-sent', code: failure.why };
    case 'sign-in':
    case 'not-found':
      return { step: 'refuse', code: failure.code, reason: '' };
    case 'refused':
      return { step: 'refuse', code: failure.code, reason: failure.reason };
    case 'server':
      return { step: 'lose-sight', code: failure.code, reason: failure.reason };
    case 'no-answer':
      return { step: 'lose-sight', code: '', reason: failure.why };
  }
}

/** The books do not take what came of it, which is a bug: a person must look, with the number if there is one. */
function keepLost(
  core: PointsCore,
  sending: Issuance,
  step: IssuanceStep,
  error: unknown,
): Issuance {
  core.reportBug(error, 'request-points');
  const reason = step.step === 'answer' ? step.said.issuanceId : '';
  return keepStep(core, sending, { step: 'lose-sight', code: 'NOT_KEPT', reason });
}

/**
 * The disk refused what came of it: written down as soon as it takes writes again, for nothing else could
 * find it out a second time. A start before that makes it a person's matter.
 */
function keepLater(core: PointsCore, sending: Issuance, step: IssuanceStep): void {
  core.clock.after(retryMs, () => {
    try {
      const now = core.ledger.read.issuance(sending.requestId);
      if (now?.state.at === 'sending') keepStep(core, now, step);
    } catch (error) {
      if (error instanceof LedgerStopped) keepLater(core, sending, step);
      else core.reportBug(error, 'request-points');
    }
  });
}
