import { Hourglass } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { useWords } from '../words.ts';

/** It waits: no points were taken yet, and the customer may go. */
export function PutOff(props: {
  readonly sale: Extract<CustomerSale, { at: 'waiting' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  const acts = useActs();
  const { amountWon, minutes } = props.sale;
  const points = pointsText(amountWon, useLanguage());
  return (
    <PadScreen amountWon={amountWon} on={{ label: words('confirm'), onPress: acts.done }}>
      <Message role="status" icon={<Hourglass aria-hidden="true" />}>
        <Heading>{words('put-off.title')}</Heading>
        <p>{words('wait.money')}</p>
        <p>{words('wait.terms', { points, minutes })}</p>
        <TurnBack turned={props.turned} />
      </Message>
    </PadScreen>
  );
}
