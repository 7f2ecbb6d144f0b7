import type { TillBridge } from '../../../preload/till-contract.ts';
import { amountOf } from '../flow/digits.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import { createLookActs, type LookActs } from './look-acts.ts';
import { requestBlockOf } from './request-block.ts';
import {
  emptyIssuanceDraft,
  type IssuanceDraft,
  issuanceSettlementOf,
} from './settle-issuance-draft.ts';
import { createShowAnswer, openShown, type ShowAnswer } from './show-answer.ts';
import { mayCancelIssuance } from './standing.ts';

/** What may be done with the shop's points. Main asks for a person's yes before what cannot be undone. */
export type PointsActs = LookActs & AskActs & SettleIssuanceActs;

type AskActs = {
  /** Asks Bunjang for as many points as were typed; never sent twice. */
  request(): void;
  /** Takes back the one that is looked at. */
  cancel(): void;
};

type SettleIssuanceActs = {
  startSettle(): void;
  /** What is typed is kept while main asks for the yes. */
  changeDraft(draft: IssuanceDraft): void;
  settle(): void;
};

export function createPointsActs(bridge: TillBridge, run: Run, stores: Stores): PointsActs {
  const show = createShowAnswer(stores);
  return {
    ...createLookActs(bridge, run, stores, show),
    ...createAskActs(bridge, stores, show),
    ...createSettleIssuanceActs(bridge, stores, show),
  };
}

function createAskActs(bridge: TillBridge, stores: Stores, show: ShowAnswer): AskActs {
  const { points, mirror } = stores;
  const now = () => points.store.getState();

  async function request(): Promise<void> {
    const mode = mirror.getState().state?.mode;
    if (mode === undefined || requestBlockOf(now(), mode) !== null) return;
    const amountWon = amountOf(now().digits);
    if (!(await show('request', () => bridge.points.request({ amountWon })))) return;
    points.amount.clear();
    openShown(stores);
  }

  async function cancel(): Promise<void> {
    const { shown } = now();
    const issuanceId = shown?.issuanceId ?? null;
    if (shown === null || issuanceId === null || !mayCancelIssuance(shown)) return;
    await show('cancel', () => bridge.points.cancel({ issuanceId }));
  }

  return { request: () => void request(), cancel: () => void cancel() };
}

function createSettleIssuanceActs(
  bridge: TillBridge,
  { view, points }: Stores,
  show: ShowAnswer,
): SettleIssuanceActs {
  async function settle(): Promise<void> {
    const { overlay } = view.getState();
    if (overlay.at !== 'settle-points' || overlay.issuance.requestId === null) return;
    const said = issuanceSettlementOf(overlay.issuance.requestId, overlay.draft);
    if (said === null || !(await show('settle', () => bridge.points.settle(said)))) return;
    view.setState({ overlay: { at: 'none' } });
  }

  return {
    startSettle() {
      const issuance = points.store.getState().shown;
      if (issuance === null) return;
      const overlay = { at: 'settle-points', issuance, draft: emptyIssuanceDraft } as const;
      view.setState({ overlay, message: null });
    },
    changeDraft(draft) {
      const { overlay } = view.getState();
      if (overlay.at === 'settle-points') view.setState({ overlay: { ...overlay, draft } });
    },
    settle: () => void settle(),
  };
}
