import { CircleCheck } from 'lucide-react';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs } from '../customer-context.ts';
import { GoingBack } from '../parts/going-back.tsx';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { TurnBack } from '../parts/turn-back.tsx';
import { approvedMs } from '../timings.ts';
import { useWords } from '../words.ts';
import css from './approved.module.css';

/** P6: paid; what was used and what is left. */
export function Approved(props: {
  readonly sale: Extract<CustomerSale, { at: 'approved' }>;
  readonly turned: boolean;
}) {
  const words = useWords();
  const acts = useActs();
  const language = useLanguage();
  const { amountWon, leftWon } = props.sale;
  return (
    <PadScreen tone="approved" on={{ label: words('confirm'), onPress: acts.done }}>
      <Message role="status" icon={<CircleCheck aria-hidden="true" className={css['icon']} />}>
        <Heading>{words('approved.title', { points: pointsText(amountWon, language) })}</Heading>
        {leftWon === null ? (
          <p>{words('approved.done')}</p>
        ) : (
          <p className={css['left']}>
            {words('approved.left', { points: pointsText(leftWon, language) })}
          </p>
        )}
        <TurnBack turned={props.turned} />
        <GoingBack afterMs={approvedMs} />
      </Message>
    </PadScreen>
  );
}
