import { Hourglass } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { useWords } from '../words.ts';
import css from './unknown.module.css';

/** P10: nobody knows yet whether the points were taken. */
export function Unknown(props: {
  readonly sale: Extract<CustomerSale, { at: 'unknown' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  return (
    <PadScreen tone="unknown" amountWon={props.sale.amountWon}>
      <Message role="alert" icon={<Hourglass aria-hidden="true" className={css['icon']} />}>
        <Heading>{words('unknown.title')}</Heading>
        <p className={css['money']}>{words('unknown.money')}</p>
        <p>{words('unknown.next')}</p>
        <TurnBack turned={props.turned} />
      </Message>
    </PadScreen>
  );
}
