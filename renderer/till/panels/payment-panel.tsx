import { PrintsPanel } from '../receipt/prints-panel.tsx';
import type { Panel } from '../store/view-store.ts';
import { CancelPanel } from './cancel-panel.tsx';
import { CancelledPanel } from './cancelled-panel.tsx';
import { DetailPanel } from './detail-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

/** The lists, a payment and its cancel. */
export function PaymentPanel({ panel }: { readonly panel: Panel }) {
  switch (panel.at) {
    case 'history':
      return <HistoryPanel purpose={panel.purpose} />;
    case 'waiting':
      return <WaitingPanel />;
    case 'prints':
      return <PrintsPanel />;
    case 'detail':
      return <DetailPanel />;
    case 'cancel':
      return <CancelPanel />;
    case 'cancelled':
      return <CancelledPanel merchantUid={panel.merchantUid} cancel={panel.cancel} />;
    case 'none':
    case 'set-up':
    case 'points':
    case 'issuance':
    case 'points-request':
      return null;
  }
}
