import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { TillSale } from '../../../preload/sale-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { blockOf } from '../flow/block.ts';
import { saleOf } from '../store/entry-store.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';

/** What the cashier may do with the sale. Each asks main; what happened comes back as a push. */
export type SaleActs = {
  begin(): void;
  stop(): void;
  /** Stops, and leaves the amount in the keypad to be put right. */
  stopAndEdit(): void;
  restart(): void;
  extend(): void;
  acceptPart(): void;
  retry(): void;
  sendAgain(): void;
  acceptWait(): void;
  dismiss(): void;
  /** Clears the finished sale and puts its amount into the keypad. */
  sameAgain(): void;
  park(): void;
  turn(customer: boolean): void;
};

export function createSaleActs(bridge: TillBridge, run: Run, stores: Stores): SaleActs {
  const { mirror, entry } = stores;
  const send = (name: string, command: () => Promise<Reply<null, Failure>>) =>
    run(name, 'sale', command);
  const fire = (name: string, command: () => Promise<Reply<null, Failure>>): void =>
    void send(name, command);

  /** Does these in turn, and puts the sale's amount into the keypad when all were done. */
  async function thenTakeAmount(...verbs: readonly ('stop' | 'dismiss')[]): Promise<void> {
    const amountWon = amountWonOf(mirror.getState().state?.sale);
    for (const verb of verbs) {
      const reply = await send(verb, bridge.sale[verb]);
      if (!reply?.ok) return;
    }
    if (amountWon !== null) entry.take(amountWon);
  }

  return {
    begin() {
      const { state } = mirror.getState();
      const typed = entry.store.getState();
      if (state?.sale.at !== 'idle' || blockOf(state, typed) !== null) return;
      fire('begin', () => bridge.sale.begin(saleOf(typed, state.taxType)));
    },
    stop: () => fire('stop', bridge.sale.stop),
    stopAndEdit: () => void thenTakeAmount('stop', 'dismiss'),
    restart: () => fire('restart', bridge.sale.restart),
    extend: () => fire('extend', bridge.sale.extend),
    acceptPart: () => fire('accept-part', bridge.sale.acceptPart),
    retry: () => fire('retry', bridge.sale.retry),
    sendAgain: () => fire('send-again', bridge.sale.sendAgain),
    acceptWait: () => fire('accept-wait', bridge.sale.acceptWait),
    dismiss: () => fire('dismiss', bridge.sale.dismiss),
    sameAgain: () => void thenTakeAmount('dismiss'),
    park: () => fire('park', bridge.sale.park),
    turn: (customer) => fire('turn', () => bridge.sale.turn({ customer })),
  };
}

function amountWonOf(sale: TillSale | undefined) {
  return sale !== undefined && 'amountWon' in sale ? sale.amountWon : null;
}
