import type { TillState } from '../../../preload/window-states.ts';
import { SettleIssuanceDialog } from '../points/settle-issuance-dialog.tsx';
import { useActs, useView } from '../till-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { NoticesDialog } from './notices-dialog.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';

/** The dialog on top of everything: main's question first, else the one the cashier opened. */
export function Dialogs({ state }: { readonly state: TillState }) {
  const { overlay } = useView();
  const { panel } = useActs();
  if (state.asking !== null) return <AskDialog key={state.asking.id} asking={state.asking} />;
  const close = () => panel.overlay({ at: 'none' });
  switch (overlay.at) {
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'order':
      return <OrderDialog state={state} onClose={close} />;
    case 'notices':
      return <NoticesDialog notices={state.notices} onClose={close} />;
    case 'reason':
      return <ReasonDialog why={overlay.why} payment={overlay.payment} onClose={close} />;
    case 'settle':
      return <SettleDialog settling={overlay} onClose={close} />;
    case 'settle-points':
      return <SettleIssuanceDialog settling={overlay} onClose={close} />;
    case 'receipt':
      return <ReceiptDialog receipt={overlay.receipt} onClose={close} />;
    case 'none':
      return null;
  }
}
