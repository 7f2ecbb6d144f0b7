import type { TillState } from '../../../preload/window-states.ts';
import type { Panel } from '../store/view-store.ts';
import { useView } from '../till-context.ts';
import { AmountScreen } from './amount-screen.tsx';
import { Approved } from './approved.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import { Declined } from './declined.tsx';
import { Ended } from './ended.tsx';
import { MessageStrip } from './message-strip.tsx';
import { NotSent } from './not-sent.tsx';
import { OpenPanel } from './open-panel.tsx';
import { PartScreen } from './part-screen.tsx';
import { SendingScreen } from './sending-screen.tsx';
import { Shell } from './shell.tsx';
import { ShortScreen } from './short-screen.tsx';
import { Unknown } from './unknown.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

/** The screen for what main last told, or the panel the cashier has opened. */
export function Page({ state }: { readonly state: TillState }) {
  const { panel } = useView();
  if (panel.at !== 'none') {
    return (
      <Shell state={state} nav={isList(panel)}>
        <OpenPanel panel={panel} />
      </Shell>
    );
  }
  return (
    <>
      <SaleScreen state={state} />
      {isResult(state) ? <MessageStrip floating /> : null}
    </>
  );
}

/** Where a person works something out, the bottom keys would only be in the way. */
function isList({ at }: Panel): boolean {
  return at === 'history' || at === 'waiting' || at === 'prints' || at === 'detail';
}

/** Results fill the whole page: there is nothing else to look at. */
function isResult({ sale }: TillState): boolean {
  return ['approved', 'declined', 'not-sent', 'waiting', 'unknown', 'ended'].includes(sale.at);
}

function SaleScreen({ state }: { readonly state: TillState }) {
  const { sale } = state;
  switch (sale.at) {
    case 'idle':
      return (
        <Shell state={state} nav ownMessage>
          <AmountScreen state={state} />
        </Shell>
      );
    case 'customer':
      return (
        <Shell state={state}>
          <CustomerScreen sale={sale} swivel={state.screen === 'swivel'} />
        </Shell>
      );
    case 'short':
      return (
        <Shell state={state}>
          <ShortScreen sale={sale} />
        </Shell>
      );
    case 'part-agreed':
      return (
        <Shell state={state}>
          <PartScreen sale={sale} />
        </Shell>
      );
    case 'sending':
      return (
        <Shell state={state}>
          <SendingScreen sale={sale} />
        </Shell>
      );
    case 'approved':
      return <Approved sale={sale} />;
    case 'declined':
      return <Declined sale={sale} />;
    case 'not-sent':
      return <NotSent sale={sale} />;
    case 'waiting':
      return <WaitingScreen sale={sale} />;
    case 'unknown':
      return <Unknown sale={sale} />;
    case 'ended':
      return <Ended sale={sale} />;
  }
}
