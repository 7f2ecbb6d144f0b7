import { CircleSlash } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'ended' }>;

/** Stopped before anything was sent. */
export function Ended({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const { sale: act } = useActs();
  return (
    <Result
      tone="calm"
      icon={<CircleSlash />}
      title={words(`ended.${sale.how}`)}
      won={sale.amountWon}
      said={
        <>
          <p>{words('ended.money')}</p>
          {sale.waits ? <p>{words('ended.waits')}</p> : null}
        </>
      }
      keys={
        <>
          <Button kind="primary" hint="Enter" first onPress={act.dismiss}>
            {words('ended.home')}
          </Button>
          {sale.waits ? null : <Button onPress={act.sameAgain}>{words('ended.again')}</Button>}
        </>
      }
    />
  );
}
