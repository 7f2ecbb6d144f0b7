import { Hourglass } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useSettled } from '../parts/settled.ts';
import { settleMs } from '../timings.ts';
import { useWords } from '../words.ts';

/** The line is down: a yes to be charged later, under exactly these terms. Enter does not give it. */
export function WaitOffer({
  sale,
}: {
  readonly sale: Extract<CustomerSale, { at: 'wait-offer' }>;
}) {
  const words = useWords();
  const acts = useActs();
  const points = pointsText(sale.amountWon, useLanguage());
  const settled = useSettled(settleMs);
  return (
    <PadScreen
      amountWon={sale.amountWon}
      out={{ label: words('consent.no'), onPress: acts.stop }}
      on={{
        label: words('wait.yes', { points }),
        onPress: () => acts.agreeToWait(sale.amountWon),
        disabled: !settled,
      }}
    >
      <Message icon={<Hourglass aria-hidden="true" />}>
        <Heading>{words('wait.title')}</Heading>
        <p>{words('wait.terms', { points, minutes: sale.minutes })}</p>
        <p>{words('wait.kept', { minutes: sale.minutes })}</p>
        <p>{words('wait.money')}</p>
      </Message>
    </PadScreen>
  );
}
