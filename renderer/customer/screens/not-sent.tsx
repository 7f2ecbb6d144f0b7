import { CloudOff } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { useWords } from '../words.ts';

/** Nothing left the machine. What happens next is the cashier's choice. */
export function NotSent(props: {
  readonly sale: Extract<CustomerSale, { at: 'not-sent' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  return (
    <PadScreen amountWon={props.sale.amountWon}>
      <Message role="alert" icon={<CloudOff aria-hidden="true" />}>
        <Heading>{words('not-sent.title')}</Heading>
        <p>{words('not-sent.money')}</p>
        <p>{words('not-sent.next')}</p>
        <TurnBack turned={props.turned} />
      </Message>
    </PadScreen>
  );
}
