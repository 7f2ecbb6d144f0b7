import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText, wonOf } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { type Figure, Figures } from '../parts/figures.tsx';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useSettled } from '../parts/settled.ts';
import { settleMs } from '../timings.ts';
import { useWords } from '../words.ts';

/** P4: the balance, and a yes to exactly the points shown. Enter does not give it. */
export function Consent({ sale }: { readonly sale: Extract<CustomerSale, { at: 'consent' }> }) {
  const words = useWords();
  const acts = useActs();
  const language = useLanguage();
  const settled = useSettled(settleMs);
  const { amountWon, balanceWon } = sale;
  const points = pointsText(amountWon, language);
  const leftWon = wonOf(balanceWon - amountWon);
  const figures: readonly Figure[] = [
    { name: words('consent.have'), value: pointsText(balanceWon, language) },
    { name: words('consent.use'), value: `−${points}`, strong: true },
    ...(leftWon === null
      ? []
      : [{ name: words('consent.left'), value: pointsText(leftWon, language) }]),
  ];
  return (
    <PadScreen
      amountWon={amountWon}
      out={{ label: words('consent.no'), onPress: acts.stop }}
      on={{
        label: words('consent.yes', { points }),
        onPress: () => acts.consent(amountWon),
        disabled: !settled,
      }}
    >
      <Message>
        <Heading>{words('consent.title', { points })}</Heading>
        <Figures figures={figures} />
      </Message>
    </PadScreen>
  );
}
