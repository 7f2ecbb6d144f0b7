import type { TillSale } from '../../../preload/sale-views.ts';
import { Money } from '../../shared/money.tsx';
import { Progress } from '../../shared/progress.tsx';
import { useWords } from '../words.ts';
import css from './wait.module.css';

type Sale = Extract<TillSale, { at: 'sending' }>;

/** Past the point of no return: there is nothing to press. */
export function SendingScreen({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  return (
    <section className={css['card']}>
      <div className={css['sending']}>
        <h1 className="said-only">{words('sending.title')}</h1>
        <Money won={sale.amountWon} size="result" />
        <Progress sinceMs={sale.sinceMs} sentence={words('sending.wait')} />
        <p className={css['aside']}>{words('sending.no-stop')}</p>
        <p className={css['aside']}>
          {words('order.no')} {sale.orderNo}
        </p>
      </div>
    </section>
  );
}
