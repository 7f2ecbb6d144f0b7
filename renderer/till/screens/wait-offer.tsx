import { Hourglass } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useActs, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'not-sent' }>;

/** The line is down: the customer reads whether to be charged later, then the cashier takes it or not. */
export function WaitOffer({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const agreed = sale.wait.at === 'agreed';
  return (
    <Result
      tone="calm"
      icon={<Hourglass />}
      title={words(agreed ? 'wait.agreed.title' : 'wait.offered.title')}
      won={sale.amountWon}
      said={
        <>
          <p>
            <strong>{words(`not-sent.why.${sale.why}`)}</strong>
          </p>
          <p>{words('wait.money')}</p>
          <p>{words(agreed ? 'wait.risk' : 'wait.offered.next')}</p>
          {agreed ? <p>{words('ask.enter')}</p> : null}
          {sale.helpCalled ? (
            <NoticeBox tone="pending" urgent>
              {words('customer.help')}
            </NoticeBox>
          ) : null}
        </>
      }
      keys={agreed ? <AgreedKeys /> : <OfferedKeys />}
    />
  );
}

function AgreedKeys() {
  const words = useWords();
  const { sale: act } = useActs();
  return (
    <>
      <Button kind="primary" onPress={act.acceptWait}>
        {words('wait.accept')}
      </Button>
      <Button onPress={act.sendAgain}>{words('not-sent.again')}</Button>
      <Button kind="danger" hint="Esc" onPress={act.dismiss}>
        {words('not-sent.stop')}
      </Button>
    </>
  );
}

function OfferedKeys() {
  const words = useWords();
  const { sale: act } = useActs();
  const { screen } = useTillState();
  return (
    <>
      <Button kind="primary" hint="Enter" first onPress={act.sendAgain}>
        {words('not-sent.again')}
      </Button>
      {screen === 'swivel' ? (
        <Button onPress={() => act.turn(true)}>{words('customer.turn')}</Button>
      ) : null}
      <Button kind="danger" hint="Esc" onPress={act.dismiss}>
        {words('not-sent.stop')}
      </Button>
    </>
  );
}
