import type { CustomerSale } from '../../../preload/sale-views.ts';
import { Money } from '../../shared/money.tsx';
import { useActs } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useWords } from '../words.ts';

/** P1: is this the right amount? */
export function Intro({ sale }: { readonly sale: Extract<CustomerSale, { at: 'intro' }> }) {
  const words = useWords();
  const acts = useActs();
  return (
    <PadScreen
      out={{ label: words('stop'), onPress: acts.stop }}
      on={{ label: words('intro.go'), onPress: acts.accept, first: true }}
    >
      <Message>
        <Heading focus={false}>{words('intro.title')}</Heading>
        <Money won={sale.amountWon} size="amount" />
        {sale.itemName === '' ? null : <p>{sale.itemName}</p>}
      </Message>
    </PadScreen>
  );
}
