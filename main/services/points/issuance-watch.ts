import { lookGapMs } from '../../domain/points/look-schedule.ts';
import { type Issuance, isWatched } from '../../domain/points/shop-issuance.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { BunjangFailure } from '../../gateway/bunjang/bunjang-port.ts';
import { LedgerStopped } from '../../store/ledger-failure.ts';
import { keepBalance } from './issuance-records.ts';
import { lookNow } from './look-up-points.ts';
import { isOurs, type PointsCore } from './points-core.ts';

/** When one is looked at next, on the clock that cannot jump. */
type Pace = {
  readonly sinceMs: number;
  readonly dueMs: number;
  readonly unanswered: number;
  readonly quick: boolean;
};

/** After a bug, or when the ledger cannot be read. */
const longWaitMs = 60_000;
/** A balance that was just read is not read again for another issuance. */
const freshBalanceMs = 25_000;

/**
 * Looks at what is open at Bunjang until it ends, gently, and at the balance with it; of a request whose
 * answer was lost at the balance only. Nothing is looked at that was asked for under another account.
 */
export class IssuanceWatch {
  readonly #core: PointsCore;
  readonly #paces = new Map<string, Pace>();
  readonly #busy = new Map<string, Promise<void>>();
  #balanceMs = Number.NEGATIVE_INFINITY;
  #stopTimer: () => void = () => undefined;
  #state: 'not-begun' | 'running' | 'stopped' = 'not-begun';

  constructor(core: PointsCore) {
    this.#core = core;
  }

  /** What an earlier life left is looked at now. */
  begin(): void {
    if (this.#state !== 'not-begun') return;
    this.#state = 'running';
    for (const issuance of this.#matters() ?? []) this.#pace(issuance, 0);
    this.wake();
  }

  /** Something is new or due. */
  wake(): void {
    if (this.#state !== 'running') return;
    this.#stopTimer();
    const matters = this.#matters();
    if (!matters) {
      this.#stopTimer = this.#core.clock.after(longWaitMs, () => this.wake());
      return;
    }
    const ids = new Set(matters.map(({ requestId }) => requestId));
    for (const requestId of this.#paces.keys()) if (!ids.has(requestId)) this.#forget(requestId);
    for (const issuance of matters) this.#beginIfDue(issuance);
    const nextMs = this.#nextDueMs();
    if (!Number.isFinite(nextMs)) return;
    const inMs = Math.max(0, nextMs - this.#core.clock.monotonicMs());
    this.#stopTimer = this.#core.clock.after(inMs, () => this.wake());
  }

  /** The line is back, or the machine woke up: everything is due now. */
  hurry(): void {
    const nowMs = this.#core.clock.monotonicMs();
    for (const [requestId, pace] of this.#paces) {
      this.#paces.set(requestId, { ...pace, dueMs: Math.min(pace.dueMs, nowMs) });
    }
    this.wake();
  }

  /** A person asks: the balance and everything that is open, now; the first failure is told. */
  async lookAtAll(): Promise<Result<null, BunjangFailure>> {
    const balance = await this.#lookAtBalance();
    if (!balance.ok) return balance;
    const matters = this.#matters() ?? [];
    const looks = await Promise.all(matters.map((issuance) => this.#lookAt(issuance)));
    return looks.find((each) => !each.ok) ?? ok(null);
  }

  /** Epoch ms of the next look at one, or at any; null when none is due. */
  nextLookMs(requestId?: string): number | null {
    const dueMs = requestId === undefined ? this.#nextDueMs() : this.#paces.get(requestId)?.dueMs;
    if (dueMs === undefined || !Number.isFinite(dueMs)) return null;
    const { clock } = this.#core;
    return clock.wallMs() + Math.max(0, dueMs - clock.monotonicMs());
  }

  /** Begins nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#stopTimer();
    await Promise.all(this.#busy.values());
  }

  /** Null when the ledger cannot be read now. */
  #matters(): readonly Issuance[] | null {
    if (!this.#core.bunjang) return [];
    try {
      return this.#core.ledger.read
        .liveIssuances()
        .filter((each) => isOurs(this.#core, each))
        .filter((each) => isWatched(each) || each.state.at === 'needs-person');
    } catch (error) {
      this.#core.reportBug(error, 'points');
      return null;
    }
  }

  #beginIfDue(issuance: Issuance): void {
    const { requestId } = issuance;
    if (this.#busy.has(requestId)) return;
    const pace = this.#paceNow(issuance);
    if (pace.dueMs > this.#core.clock.monotonicMs()) return;
    const looking = this.#once(issuance, pace).finally(() => {
      this.#busy.delete(requestId);
      this.wake();
    });
    this.#busy.set(requestId, looking);
  }

  /** As it is known; anew where it is new, or where somebody began to wait in front of it. */
  #paceNow(issuance: Issuance): Pace {
    const known = this.#paces.get(issuance.requestId);
    const quick = isQuick(issuance);
    if (known && (known.quick || !quick)) return known;
    return this.#pace(issuance, lookGapMs({ ageMs: 0, quick, unanswered: 0 }, this.#unit()));
  }

  #pace(issuance: Issuance, inMs: number): Pace {
    const sinceMs = this.#core.clock.monotonicMs();
    const pace = { sinceMs, dueMs: sinceMs + inMs, unanswered: 0, quick: isQuick(issuance) };
    this.#paces.set(issuance.requestId, pace);
    return pace;
  }

  async #once(issuance: Issuance, pace: Pace): Promise<void> {
    const { requestId } = issuance;
    const nowMs = (): number => this.#core.clock.monotonicMs();
    try {
      const looked = await this.#lookAt(issuance);
      const unanswered = looked.ok ? 0 : pace.unanswered + 1;
      const quick = isQuick(this.#core.ledger.read.issuance(requestId) ?? issuance);
      const ageMs = nowMs() - pace.sinceMs;
      const gapMs = lookGapMs({ ageMs, quick, unanswered }, this.#unit());
      this.#paces.set(requestId, { ...pace, dueMs: nowMs() + gapMs, unanswered, quick });
    } catch (error) {
      this.#paces.set(requestId, { ...pace, dueMs: nowMs() + longWaitMs });
      if (!(error instanceof LedgerStopped)) this.#core.reportBug(error, 'points');
      if (this.#core.ledger.stopped()?.kind === 'in-use') this.#state = 'stopped';
    }
  }

  async #lookAt({ state }: Issuance): Promise<Result<null, BunjangFailure>> {
    if (state.at !== 'asked') return this.#balanceUnlessFresh();
    const { issuanceId, status } = state.said;
    const looked = await this.#core.inTurn(issuanceId, () => lookNow(this.#core, issuanceId));
    if (!looked.ok) return looked;
    // What the deposit brought is shown at once.
    if (looked.value.said.status !== status) await this.#lookAtBalance();
    else await this.#balanceUnlessFresh();
    return ok(null);
  }

  #balanceUnlessFresh(): Promise<Result<null, BunjangFailure>> {
    const ageMs = this.#core.clock.monotonicMs() - this.#balanceMs;
    return ageMs < freshBalanceMs ? Promise.resolve(ok(null)) : this.#lookAtBalance();
  }

  async #lookAtBalance(): Promise<Result<null, BunjangFailure>> {
    const { bunjang } = this.#core;
    if (!bunjang) return ok(null);
    const balance = await bunjang.balance();
    if (!balance.ok) return balance;
    this.#balanceMs = this.#core.clock.monotonicMs();
    keepBalance(this.#core, balance.value);
    return ok(null);
  }

  #nextDueMs(): number {
    const waiting = [...this.#paces].filter(([requestId]) => !this.#busy.has(requestId));
    return Math.min(Number.POSITIVE_INFINITY, ...waiting.map(([, { dueMs }]) => dueMs));
  }

  #forget(requestId: string): void {
    if (!this.#busy.has(requestId)) this.#paces.delete(requestId);
  }

  #unit(): number {
    return this.#core.random.unit();
  }
}

/** Its account is being prepared, or a cancel of it is under way. */
function isQuick({ state }: Issuance): boolean {
  return state.at === 'asked' && (state.said.status === 'waited' || state.cancelMs !== null);
}
