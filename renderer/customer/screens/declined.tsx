import { CircleX } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { declinedKeyOf } from '../text/declined-text.ts';
import { useWords } from '../words.ts';
import css from './declined.module.css';

/** P7: not paid, why as far as the customer can do something about it, and that nothing was taken. */
export function Declined(props: {
  readonly sale: Extract<CustomerSale, { at: 'declined' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  const acts = useActs();
  const { amountWon, reason, mayRetry, refused } = props.sale;
  const counted = reason === 'credentials' && refused > 0;
  const stopped = reason === 'too-many-tries';
  const again = { label: words('declined.again'), onPress: acts.again, first: true };
  return (
    <PadScreen
      tone="declined"
      amountWon={amountWon}
      out={{ label: words('give-up'), onPress: acts.done }}
      on={mayRetry ? again : null}
    >
      <Message role="alert" icon={<CircleX aria-hidden="true" className={css['icon']} />}>
        <Heading focus={!mayRetry}>
          {counted
            ? words('declined.credentials.count', { n: refused })
            : words(declinedKeyOf(reason))}
        </Heading>
        <p className={css['money']}>{words('declined.money')}</p>
        {stopped ? <p>{words('declined.too-many-tries.next')}</p> : null}
        <p>{words(mayRetry ? 'declined.next.again' : 'declined.next')}</p>
        <TurnBack turned={props.turned && !mayRetry} />
      </Message>
    </PadScreen>
  );
}
