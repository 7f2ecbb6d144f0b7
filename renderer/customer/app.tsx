import type { CustomerState } from '../../preload/window-states.ts';
import { ModeFrame } from '../shared/mode-frame.tsx';
import { CustomerContext, useMaybeState, useView } from './customer-context.ts';
import { HelpDialog } from './parts/help-dialog.tsx';
import { TimeWarning } from './parts/time-warning.tsx';
import { Approved } from './screens/approved.tsx';
import { Consent } from './screens/consent.tsx';
import { Declined } from './screens/declined.tsx';
import { Ended } from './screens/ended.tsx';
import { Idle } from './screens/idle.tsx';
import { Intro } from './screens/intro.tsx';
import { NotSent } from './screens/not-sent.tsx';
import { PartAgreed } from './screens/part-agreed.tsx';
import { PutOff } from './screens/put-off.tsx';
import { Short } from './screens/short.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { Unknown } from './screens/unknown.tsx';
import { WaitAgreed } from './screens/wait-agreed.tsx';
import { WaitOffer } from './screens/wait-offer.tsx';
import { Checking, Sending } from './screens/waiting.tsx';
import type { Customer } from './store/customer.ts';

/** The whole customer window. */
export function App({ customer }: { readonly customer: Customer }) {
  return (
    <CustomerContext value={customer}>
      <Window />
    </CustomerContext>
  );
}

function Window() {
  const state = useMaybeState();
  if (state === null) return null;
  return (
    <ModeFrame mode={state.mode} simulated={state.simulated}>
      <Screen state={state} />
      <TimeWarning sale={state.sale} />
      <HelpDialog />
    </ModeFrame>
  );
}

function Screen({ state: { sale, shopName, turned } }: { readonly state: CustomerState }) {
  const { signingIn } = useView();
  switch (sale.at) {
    case 'idle':
      return <Idle shopName={shopName} />;
    case 'intro':
      return <Intro sale={sale} />;
    case 'entry':
      if (signingIn) return <Checking amountWon={sale.amountWon} />;
      return <SignIn key={sale.refused} amountWon={sale.amountWon} />;
    case 'checking':
      return <Checking amountWon={sale.amountWon} />;
    case 'consent':
      return <Consent sale={sale} />;
    case 'short':
      return <Short sale={sale} />;
    case 'part-agreed':
      return <PartAgreed sale={sale} />;
    case 'sending':
      return <Sending amountWon={sale.amountWon} />;
    case 'approved':
      return <Approved sale={sale} turned={turned} />;
    case 'declined':
      return <Declined sale={sale} turned={turned} />;
    case 'not-sent':
      return <NotSent sale={sale} turned={turned} />;
    case 'wait-offer':
      return <WaitOffer sale={sale} />;
    case 'wait-agreed':
      return <WaitAgreed sale={sale} turned={turned} />;
    case 'waiting':
      return <PutOff sale={sale} turned={turned} />;
    case 'unknown':
      return <Unknown sale={sale} turned={turned} />;
    case 'ended':
      return <Ended sale={sale} turned={turned} />;
  }
}
