import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useWords } from '../words.ts';

/** The customer agreed to fewer points; the cashier has to take the rest. */
export function PartAgreed({
  sale,
}: {
  readonly sale: Extract<CustomerSale, { at: 'part-agreed' }>;
}) {
  const words = useWords();
  const acts = useActs();
  const points = pointsText(sale.agreedWon, useLanguage());
  return (
    <PadScreen amountWon={sale.amountWon} out={{ label: words('give-up'), onPress: acts.stop }}>
      <Message role="status">
        <Heading>{words('part.title')}</Heading>
        <p>{words('part.agreed', { points })}</p>
      </Message>
    </PadScreen>
  );
}
