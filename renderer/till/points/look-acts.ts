import type { IssuanceView } from '../../../preload/points-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { openPaper } from '../receipt/receipt-acts.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import { numberDigitsMax, withView } from './points-store.ts';
import { openShown, type ShowAnswer } from './show-answer.ts';
import { mayPrintSlip } from './standing.ts';

/** Looking: nothing of it moves points. */
export type LookActs = {
  /** Asks Bunjang for the balance and everything that is open. */
  refresh(): void;
  /** Looks up the number in the box. */
  lookUp(): void;
  /** A scanner read this. */
  scanned(text: string): void;
  /** Opens one of the list. */
  open(issuance: IssuanceView): void;
  /** Asks Bunjang again about the one that is looked at. */
  check(): void;
  /** Shows the deposit slip. */
  slip(): void;
};

export function createLookActs(
  bridge: TillBridge,
  run: Run,
  stores: Stores,
  show: ShowAnswer,
): LookActs {
  const { view, points } = stores;
  const now = () => points.store.getState();

  async function refresh(): Promise<void> {
    const reply = await points.ask('refresh', bridge.points.refresh);
    if (reply?.ok) points.store.setState(({ shown }) => withView(reply.value, shown));
  }

  async function lookUp(issuanceId: string): Promise<void> {
    if (issuanceId === '') return;
    if (!(await show('look-up', () => bridge.points.lookUp({ issuanceId })))) return;
    points.number.clear();
    openShown(stores);
  }

  async function slip(shown: IssuanceView | null): Promise<void> {
    const issuanceId = shown?.issuanceId ?? null;
    if (shown === null || issuanceId === null || !mayPrintSlip(shown)) return;
    const reply = await run('points-slip', 'points', () => bridge.points.slip({ issuanceId }));
    if (reply?.ok) openPaper(stores, reply.value);
  }

  return {
    refresh: () => void refresh(),
    lookUp: () => void lookUp(now().number),
    scanned(text) {
      const number = text.trim();
      points.setNumber(number);
      if (isNumber(number)) void lookUp(number);
      else view.setState({ message: { kind: 'info', key: 'points.look-up.no-number' } });
    },
    open(issuance) {
      points.show(issuance);
      view.setState({ panel: { at: 'issuance' }, message: null });
    },
    check() {
      const issuanceId = now().shown?.issuanceId ?? null;
      void (issuanceId === null ? refresh() : lookUp(issuanceId));
    },
    slip: () => void slip(now().shown),
  };
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text) && text.length <= numberDigitsMax;
}
