import { Unplug } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { useLanguage } from '../../shared/words.ts';
import { waitFaultText } from '../text/wait-fault-text.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import { Result } from './result.tsx';
import { WaitOffer } from './wait-offer.tsx';

type Sale = Extract<TillSale, { at: 'not-sent' }>;

/** Nothing left this machine, so nothing was taken; one key sends it again while that is possible. */
export function NotSent({ sale }: { readonly sale: Sale }) {
  const { wait } = sale;
  if (wait.at === 'offered' || wait.at === 'agreed') return <WaitOffer sale={sale} />;
  return <Unsent sale={sale} />;
}

function Unsent({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const language = useLanguage();
  const { sale: act } = useActs();
  return (
    <Result
      tone="declined"
      icon={<Unplug />}
      title={words('not-sent.title')}
      won={sale.amountWon}
      said={
        <>
          <p>
            <strong>{words(`not-sent.why.${sale.why}`)}</strong>
          </p>
          <p>{words('not-sent.money')}</p>
          {sale.wait.at === 'refused' ? (
            <p>{waitFaultText(sale.wait.fault, language, words)}</p>
          ) : null}
          <p>{words(sale.maySendAgain ? 'not-sent.again.hint' : 'not-sent.re-enter')}</p>
        </>
      }
      keys={
        sale.maySendAgain ? (
          <>
            <Button kind="primary" hint="Enter" first onPress={act.sendAgain}>
              {words('not-sent.again')}
            </Button>
            <Button kind="danger" hint="Esc" onPress={act.dismiss}>
              {words('not-sent.stop')}
            </Button>
          </>
        ) : (
          <Button kind="primary" hint="Enter" first onPress={act.dismiss}>
            {words('not-sent.home')}
          </Button>
        )
      }
    />
  );
}
