import { Check } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { clockText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { AlarmBox } from '../parts/alarm-box.tsx';
import { receiptOf } from '../receipt/paper.ts';
import { PrintButton } from '../receipt/print-button.tsx';
import { PrintLine } from '../receipt/print-line.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './result.module.css';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'approved' }>;

/** 승인 완료: blue, full page. Any digit begins the next sale. */
export function Approved({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const language = useLanguage();
  const acts = useActs();
  const { payment, restWon } = sale;
  const receipt = receiptOf(payment.merchantUid);
  return (
    <Result
      tone="approved"
      icon={<Check />}
      title={words('approved.title')}
      won={payment.amountWon}
      said={
        <>
          {restWon > 0 ? (
            <NoticeBox tone="pending">
              {words('approved.rest', { amount: wonText(restWon, language) })}
            </NoticeBox>
          ) : null}
          <AlarmBox payment={payment} />
        </>
      }
      facts={
        <>
          <ul className={css['facts']}>
            <li>{words('approved.order', { order: sale.orderNo })}</li>
            {payment.paidMs === null ? null : (
              <li>{words('approved.at', { time: clockText(payment.paidMs) })}</li>
            )}
            {sale.leftShown ? <li>{words('approved.left')}</li> : null}
          </ul>
          <PrintLine of={receipt} kind="sale" />
        </>
      }
      keys={
        <>
          <Button hint="F8" onPress={() => acts.receipt.show(receipt)}>
            {words('approved.receipt')}
          </Button>
          <PrintButton of={receipt} />
          <Button hint="Enter" first onPress={acts.sale.dismiss}>
            {words('approved.next')}
          </Button>
        </>
      }
    />
  );
}
