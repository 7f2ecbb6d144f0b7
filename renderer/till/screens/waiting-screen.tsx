import { Hourglass } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { WaitingLife } from '../parts/waiting-life.tsx';
import { receiptOf } from '../receipt/paper.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './result.module.css';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'waiting' }>;

/** 대기 중 (차감 전): the customer may go; nothing has been charged. Any digit begins the next sale. */
export function WaitingScreen({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const acts = useActs();
  return (
    <Result
      tone="calm"
      icon={<Hourglass />}
      title={words('waiting-sale.title')}
      won={sale.payment.amountWon}
      said={
        <>
          <p>
            <strong>{words('wait.money')}</strong>
          </p>
          <p>
            <WaitingLife secretEndsMs={sale.secretEndsMs} />
          </p>
          <p>{words('waiting-sale.next')}</p>
        </>
      }
      facts={
        <ul className={css['facts']}>
          <li>{words('approved.order', { order: sale.orderNo })}</li>
        </ul>
      }
      keys={
        <>
          <Button hint="F8" onPress={() => acts.receipt.show(receiptOf(sale.payment.merchantUid))}>
            {words('waiting-sale.slip')}
          </Button>
          <Button kind="primary" hint="Enter" first onPress={acts.sale.dismiss}>
            {words('approved.next')}
          </Button>
        </>
      }
    />
  );
}
