import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { Money } from '../../shared/money.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { wonText } from '../../shared/won-text.ts';
import type { Block } from '../flow/block.ts';
import { amountOf } from '../flow/digits.ts';
import { useEntry, useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './amount.module.css';
import { blockText } from './amount-screen.tsx';
import { MessageStrip } from './message-strip.tsx';

/** The amount in large figures, and what belongs to the sale. */
export function AmountCard(props: { readonly state: TillState; readonly block: Block | null }) {
  const { state, block } = props;
  const words = useWords();
  const { keys } = useTill();
  const { digits } = useEntry();
  const amountWon = amountOf(digits);
  return (
    <section className={css['card']} aria-labelledby="amount-title">
      <h1 id="amount-title" className={css['title']}>
        {words('amount.title')}
      </h1>
      <p className={css['amount']} data-testid="amount">
        {state.mode === 'training' ? (
          <span className={css['watermark']} data-word={words('mode.training')} />
        ) : null}
        <Money won={amountWon} size="amount" />
      </p>
      <Announced text={digits === '' ? '' : wonText(amountWon, state.language)} />
      {block === 'over-limit' ? (
        <NoticeBox tone="declined" urgent>
          {blockText(block, state, words)}
        </NoticeBox>
      ) : null}
      <Facts state={state} />
      <MessageStrip />
      <Button hint="F4" onPress={() => keys.command('order')}>
        {words('amount.order')}
      </Button>
    </section>
  );
}

function Facts({ state }: { readonly state: TillState }) {
  const words = useWords();
  const { itemName, buyer, taxFreeWon } = useEntry();
  const { count, paidWon, cancelledWon } = state.today;
  const given = Object.keys(buyer).length > 0;
  return (
    <dl className={css['facts']}>
      <Fact name={words('amount.item')}>{itemName === '' ? state.itemName : itemName}</Fact>
      {state.taxType === 'mixed' ? (
        <Fact name={words('order.tax-free')}>
          {taxFreeWon === null ? words('amount.buyer.none') : wonText(taxFreeWon, state.language)}
        </Fact>
      ) : null}
      {state.buyerFields.length === 0 ? null : (
        <Fact name={words('amount.buyer')}>
          {words(given ? 'amount.buyer.given' : 'amount.buyer.none')}
        </Fact>
      )}
      <Fact name={words('amount.screen')}>{words(`amount.screen.${state.screen}`)}</Fact>
      <Fact name={words('amount.today')}>
        {words('amount.today.count', { n: count, amount: wonText(paidWon, state.language) })}
      </Fact>
      <Fact name={words('amount.today.cancelled')}>{wonText(cancelledWon, state.language)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How long the keys must rest before the amount is read out. */
const settledMs = 600;

/** Says the amount to people who listen, once they have stopped typing. */
function Announced({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), settledMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span className="said-only" role="status">
      {said}
    </span>
  );
}
