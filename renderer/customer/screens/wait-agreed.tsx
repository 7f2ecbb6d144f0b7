import type { CustomerSale } from '../../../preload/sale-views.ts';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { useWords } from '../words.ts';

/** The customer said yes to being charged later; the cashier has to take it. */
export function WaitAgreed(props: {
  readonly sale: Extract<CustomerSale, { at: 'wait-agreed' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  const acts = useActs();
  return (
    <PadScreen
      amountWon={props.sale.amountWon}
      out={{ label: words('give-up'), onPress: acts.stop }}
    >
      <Message role="status">
        <Heading>{words('part.title')}</Heading>
        <p>{words('wait.money')}</p>
        <TurnBack turned={props.turned} />
      </Message>
    </PadScreen>
  );
}
