import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText, wonOf, wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { Figures } from '../parts/figures.tsx';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useSettled } from '../parts/settled.ts';
import { settleMs } from '../timings.ts';
import { useWords } from '../words.ts';

/** P4 when the points are too few: by how much, and what can be done. */
export function Short({ sale }: { readonly sale: Extract<CustomerSale, { at: 'short' }> }) {
  const words = useWords();
  const acts = useActs();
  const language = useLanguage();
  const settled = useSettled(settleMs);
  const { amountWon, balanceWon, partAllowed } = sale;
  const have = pointsText(balanceWon, language);
  const gapWon = wonOf(amountWon - balanceWon);
  const gap = gapWon === null ? '' : pointsText(gapWon, language);
  const mayUsePart = partAllowed && balanceWon > 0;
  const part = {
    label: words('short.part', { points: have }),
    onPress: () => acts.consent(balanceWon),
    disabled: !settled,
  };
  return (
    <PadScreen
      amountWon={amountWon}
      out={{ label: words('give-up'), onPress: acts.stop }}
      on={mayUsePart ? part : null}
    >
      <Message>
        <Heading>{words('short.title', { points: gap })}</Heading>
        <Figures
          figures={[
            { name: words('short.have'), value: have },
            { name: words('short.need'), value: wonText(amountWon, language) },
            { name: words('short.gap'), value: gap, strong: true },
          ]}
        />
        <p>{words(mayUsePart ? 'short.part.next' : 'short.next')}</p>
      </Message>
    </PadScreen>
  );
}
