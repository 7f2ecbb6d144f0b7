import type { ReactNode } from 'react';
import type { Won } from '../../../preload/views.ts';
import { Money } from '../../shared/money.tsx';
import { useWords } from '../words.ts';
import css from './wait.module.css';

/** The amount and the order number, beside what is going on. */
export function WaitHead(props: {
  readonly won: Won;
  readonly orderNo: string;
  readonly children: ReactNode;
}) {
  const words = useWords();
  return (
    <div className={css['head']}>
      <div className={css['sum']}>
        <Money won={props.won} size="amount" />
        <p>
          {words('order.no')} <span data-selectable>{props.orderNo}</span>
        </p>
      </div>
      <div className={css['going']}>{props.children}</div>
    </div>
  );
}
