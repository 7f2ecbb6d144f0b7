import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PaymentView } from '../../../preload/payment-views.ts';
import { clockText, dayText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useWords } from '../words.ts';
import css from './rows.module.css';
import { StandingMark } from './standing-mark.tsx';

/** One payment as a line that opens it. */
export function PaymentRow(props: {
  readonly payment: PaymentView;
  readonly onChoose: () => void;
  /** Shows the day beside the time. */
  readonly withDay?: boolean;
  /** Stands beside and under the line, and says itself what is the matter. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const language = useLanguage();
  const { payment } = props;
  return (
    <li className={css['row']}>
      <button type="button" data-row onClick={props.onChoose}>
        <span className={css['time']}>
          {props.withDay === true ? `${dayText(payment.createdMs)} ` : null}
          {clockText(payment.createdMs)}
        </span>
        <StandingMark payment={payment} />
        <strong className={css['rowSum']}>
          {wonText(payment.amountWon, language)}
          {payment.cancelledWon > 0 ? (
            <small> −{wonText(payment.cancelledWon, language)}</small>
          ) : null}
        </strong>
        <span className={css['rowOrder']}>
          {payment.adopted === null ? null : <em>{words(`adopted.${payment.adopted}`)} </em>}
          {payment.orderNo}
        </span>
        {payment.alarm === null || props.children !== undefined ? null : (
          <span className={css['rowAlarm']}>
            <TriangleAlert aria-hidden="true" size={18} />
            {words('row.alarm')}
          </span>
        )}
      </button>
      {props.children}
    </li>
  );
}
