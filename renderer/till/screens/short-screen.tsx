import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { TimeLeft } from '../parts/time-left.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './wait.module.css';
import { WaitHead } from './wait-head.tsx';

type Sale = Extract<TillSale, { at: 'short' }>;

/** The points do not reach. How far is the customer's business: only their screen says it. */
export function ShortScreen({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const { sale: act } = useActs();
  return (
    <section className={css['card']}>
      <WaitHead won={sale.amountWon} orderNo={sale.orderNo}>
        <div role="alert">
          <h1>{words('short.title')}</h1>
        </div>
      </WaitHead>
      {sale.helpCalled ? (
        <NoticeBox tone="pending" urgent>
          {words('customer.help')}
        </NoticeBox>
      ) : null}
      <p className={css['text']}>
        <strong>{words('short.money')}</strong>
        {words(sale.partAllowed ? 'short.part' : 'short.no-part')}
        <small>{words('short.private')}</small>
      </p>
      <TimeLeft untilMs={sale.deadlineMs} />
      <div className={css['keys']}>
        <Button onPress={act.stopAndEdit}>{words('short.edit')}</Button>
        <Button onPress={act.extend}>{words('customer.extend')}</Button>
        <Button onPress={act.restart}>{words('customer.restart')}</Button>
        <Button kind="danger" hint="Esc" onPress={act.stop}>
          {words('customer.stop')}
        </Button>
      </div>
    </section>
  );
}
