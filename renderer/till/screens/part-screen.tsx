import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { wonOf, wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { TimeLeft } from '../parts/time-left.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './wait.module.css';
import { WaitHead } from './wait-head.tsx';

type Sale = Extract<TillSale, { at: 'part-agreed' }>;

/** The customer pays a part with points; the cashier says whether the rest can be paid another way. */
export function PartScreen({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const language = useLanguage();
  const { sale: act } = useActs();
  const agreed = wonText(sale.agreedWon, language);
  const restWon = wonOf(sale.amountWon - sale.agreedWon);
  return (
    <section className={css['card']}>
      <WaitHead won={sale.agreedWon} orderNo={sale.orderNo}>
        <div role="alert">
          <h1>{words('part.title')}</h1>
        </div>
        <p>{words('part.money')}</p>
      </WaitHead>
      <dl className={css['parts']}>
        <div>
          <dt>{words('part.total')}</dt>
          <dd>{wonText(sale.amountWon, language)}</dd>
        </div>
        <div>
          <dt>{words('part.points')}</dt>
          <dd>{agreed}</dd>
        </div>
        <div>
          <dt>{words('part.rest')}</dt>
          <dd>{restWon === null ? '' : wonText(restWon, language)}</dd>
        </div>
      </dl>
      <TimeLeft untilMs={sale.deadlineMs} />
      <div className={css['keys']}>
        <Button kind="primary" hint="Enter" first onPress={act.acceptPart}>
          {words('part.accept', { amount: agreed })}
        </Button>
        <Button kind="danger" hint="Esc" onPress={act.stop}>
          {words('customer.stop')}
        </Button>
      </div>
    </section>
  );
}
