import type { BrowserWindow } from 'electron';

/** Where the customer's screen is: a second one of its own, or the one screen turned round. */
export type Turn = { readonly swivel: boolean; readonly turned: boolean };

/**
 * Shows the customer's window as the shop set it. With a second screen it is always there; with one, it
 * covers the till only while the screen is turned to the customer.
 */
export function createScreenTurner(windows: {
  readonly till: BrowserWindow;
  readonly customer: BrowserWindow;
  /** How the customer's window was opened. */
  readonly swivel: boolean;
}): (turn: Turn) => void {
  let last: Turn = { swivel: windows.swivel, turned: false };
  return (turn) => {
    const same = turn.swivel === last.swivel && turn.turned === last.turned;
    last = turn;
    const { till, customer } = windows;
    if (same || customer.isDestroyed() || till.isDestroyed()) return;
    if (!turn.swivel) {
      customer.showInactive();
    } else if (turn.turned) {
      customer.show();
      customer.setFullScreen(true);
      customer.focus();
    } else {
      customer.setFullScreen(false);
      customer.hide();
      till.show();
      till.focus();
    }
  };
}
