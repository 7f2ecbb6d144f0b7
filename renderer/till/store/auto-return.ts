import type { TillState } from '../../../preload/window-states.ts';
import type { Stores } from './stores.ts';

/** How long an approved sale stays on the screen by itself. */
export const approvedForMs = 4_000;

type Port = {
  readonly dismiss: () => void;
  readonly after: (delayMs: number, act: () => void) => () => void;
};

/**
 * Clears an approved sale after a while. Not while a dialog is open over it, and never when the cashier
 * still has to take the rest by other means or look at an alarm.
 */
export function startAutoReturn({ mirror, view }: Stores, port: Port): () => void {
  let stop = (): void => undefined;
  const restart = (): void => {
    stop();
    stop = (): void => undefined;
    const { state } = mirror.getState();
    if (state === null || !mayGo(state) || view.getState().overlay.at !== 'none') return;
    stop = port.after(approvedForMs, port.dismiss);
  };
  const undos = [
    mirror.subscribe((now, before) => {
      if (keyOf(now.state) !== keyOf(before.state)) restart();
    }),
    view.subscribe((now, before) => {
      if (now.overlay.at !== before.overlay.at) restart();
    }),
  ];
  return () => {
    stop();
    for (const undo of undos) undo();
  };
}

function mayGo({ sale }: TillState): boolean {
  return sale.at === 'approved' && sale.restWon === 0 && sale.payment.alarm === null;
}

/** Main pushes the whole state often; only another sale or another step starts the wait anew. */
function keyOf(state: TillState | null): string {
  const sale = state?.sale;
  return sale === undefined || sale.at === 'idle' ? 'idle' : `${sale.at} ${sale.orderNo}`;
}
