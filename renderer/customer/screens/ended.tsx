import { CircleSlash } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { useActs } from '../customer-context.ts';
import { GoingBack } from '../parts/going-back.tsx';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { endedMs } from '../timings.ts';
import { useWords } from '../words.ts';

const titles = {
  cancelled_by_customer: 'ended.customer',
  cancelled_by_cashier: 'ended.cashier',
  timed_out: 'ended.timed-out',
} as const;

/** P8: the sale was stopped before anything was sent. */
export function Ended(props: {
  readonly sale: Extract<CustomerSale, { at: 'ended' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  const acts = useActs();
  const { how } = props.sale;
  return (
    <PadScreen on={{ label: words('confirm'), onPress: acts.done }}>
      <Message role="status" icon={<CircleSlash aria-hidden="true" />}>
        <Heading>{words(titles[how])}</Heading>
        {how === 'timed_out' ? <p>{words('ended.timed-out.next')}</p> : null}
        <p>{words('ended.money')}</p>
        <TurnBack turned={props.turned} />
        <GoingBack afterMs={endedMs} />
      </Message>
    </PadScreen>
  );
}
