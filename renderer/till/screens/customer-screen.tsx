import type { CustomerStep, TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { CustomerSteps } from '../parts/customer-steps.tsx';
import { TimeLeft } from '../parts/time-left.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './wait.module.css';
import { WaitHead } from './wait-head.tsx';

type Sale = Extract<TillSale, { at: 'customer' }>;

/** The customer is at work on their screen; the till sees the step and nothing else. */
export function CustomerScreen({
  sale,
  swivel,
}: {
  readonly sale: Sale;
  readonly swivel: boolean;
}) {
  const words = useWords();
  return (
    <section className={css['card']}>
      <WaitHead won={sale.amountWon} orderNo={sale.orderNo}>
        <div role="status">
          <h1>{words(`customer.now.${sale.step}`)}</h1>
        </div>
        {sale.enough === null ? null : (
          <strong className={css['enough']}>
            {words(sale.enough ? 'customer.enough' : 'customer.not-enough')}
          </strong>
        )}
      </WaitHead>
      <CustomerSteps step={sale.step} />
      {sale.helpCalled ? (
        <NoticeBox tone="pending" urgent>
          {words('customer.help')}
        </NoticeBox>
      ) : null}
      <Script step={sale.step} />
      <TimeLeft untilMs={sale.deadlineMs} />
      <Keys swivel={swivel} />
    </section>
  );
}

/** What the cashier may read out as it stands. */
function Script({ step }: { readonly step: CustomerStep }) {
  const words = useWords();
  return (
    <figure className={css['script']}>
      <figcaption>{words('customer.script.label')}</figcaption>
      <blockquote>“{words(`customer.script.${step}`)}”</blockquote>
      <p>{words('customer.never-ask')}</p>
    </figure>
  );
}

function Keys({ swivel }: { readonly swivel: boolean }) {
  const words = useWords();
  const { sale: act } = useActs();
  return (
    <div className={css['keys']}>
      {swivel ? (
        <Button kind="primary" hint="Enter" first onPress={() => act.turn(true)}>
          {words('customer.turn')}
        </Button>
      ) : null}
      <Button onPress={act.extend}>{words('customer.extend')}</Button>
      <Button onPress={act.restart}>{words('customer.restart')}</Button>
      <Button kind="danger" hint="Esc" onPress={act.stop}>
        {words('customer.stop')}
      </Button>
    </div>
  );
}
