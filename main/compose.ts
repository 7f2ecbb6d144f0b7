import { customerContract } from '../preload/customer-contract.ts';
import { tillContract } from '../preload/till-contract.ts';
import { App, type AppParts } from './app/app.ts';
import { customerStateOf, tillStateOf } from './app/till-state.ts';
import { customerHandlers } from './ipc/customer-handlers.ts';
import { customerParsers } from './ipc/customer-parsers.ts';
import { publisherFor, type SendTo } from './ipc/publish.ts';
import { type IpcPort, register } from './ipc/register.ts';
import { tillHandlers } from './ipc/till-handlers.ts';
import { tillParsers } from './ipc/till-parsers.ts';
import type { Notifier } from './ports/notifier.ts';
import { createConfirmation } from './services/authorise.ts';
import type { Turn } from './windows/turn-screen.ts';
import { issuanceNotice } from './words/issuance-notice.ts';

/** What the shell brings: its IPC, its two windows, and everything `App` cannot make itself. */
export type ShellParts = Omit<
  AppParts,
  'confirmation' | 'changed' | 'paymentChanged' | 'pointsChanged' | 'pointsEnded'
> & {
  readonly ipc: IpcPort;
  readonly notifier: Notifier;
  readonly sendToTill: SendTo;
  readonly sendToCustomer: SendTo;
  /** Called with every change: where the customer's screen is now. */
  readonly turn: (turn: Turn) => void;
};

/** The composition root: every object of the program is made here, once, and wired to the windows. */
export function compose(shell: ShellParts): App {
  const till = publisherFor('till', tillContract, shell.sendToTill);
  const customer = publisherFor('customer', customerContract, shell.sendToCustomer);
  const push = oncePerTurn(
    (error) => app.reportBug(error, 'push'),
    () => {
      till.app.changed(tillStateOf(app));
      const shown = customerStateOf(app);
      customer.app.changed(shown);
      const swivel = app.settings.screen.customer === 'swivel';
      shell.turn({ swivel, turned: shown.turned });
    },
  );
  const confirmation = createConfirmation({
    newId: () => shell.random.code(8),
    after: shell.clock.after,
    changed: push,
  });
  const app = new App({
    ...shell,
    confirmation,
    changed: push,
    paymentChanged: (merchantUid) => till.payments.changed({ merchantUid }),
    pointsChanged(requestId) {
      till.points.changed({ requestId });
      push();
    },
    pointsEnded(issuance) {
      const { title, body } = issuanceNotice(app.settings, issuance);
      shell.notifier.tell(title, body);
    },
  });
  openBridges(app, shell);
  return app;
}

/** Both windows' calls, each with its own handlers and parsers. */
function openBridges(app: App, { ipc, log }: ShellParts): void {
  const reportBug = (error: unknown, where: string): string => app.reportBug(error, where);
  const refused = (channel: string, { field, rule }: { field: string; rule: string }): void =>
    log.fact({ event: 'bridge-refused', channel, field, rule });
  const shared = { ipc, reportBug, refused };
  register({
    ...shared,
    window: 'till',
    contract: tillContract,
    handlers: tillHandlers(app),
    parsers: tillParsers,
  });
  register({
    ...shared,
    window: 'customer',
    contract: customerContract,
    handlers: customerHandlers(app),
    parsers: customerParsers,
  });
}

/** Many changes in one turn are one push. A ledger that cannot be read now may be at the next change. */
function oncePerTurn(reportBug: (error: unknown) => void, act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      try {
        act();
      } catch (error) {
        reportBug(error);
      }
    });
  };
}
