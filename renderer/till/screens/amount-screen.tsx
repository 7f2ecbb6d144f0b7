import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { wonText } from '../../shared/won-text.ts';
import { type Block, blockOf } from '../flow/block.ts';
import { Keypad } from '../parts/keypad.tsx';
import { useActs, useEntry, useTill } from '../till-context.ts';
import { type TillWords, useWords } from '../words.ts';
import css from './amount.module.css';
import { AmountCard } from './amount-card.tsx';

/** The home screen: the amount, and the keypad with the one black key. */
export function AmountScreen({ state }: { readonly state: TillState }) {
  const words = useWords();
  const acts = useActs();
  const { entry: keys } = useTill().stores;
  const block = blockOf(state, useEntry());
  return (
    <div className={css['amountScreen']}>
      <AmountCard state={state} block={block} />
      <div className={css['keypadCard']}>
        <Keypad
          order={state.keypadOrder}
          onKey={keys.type}
          onErase={keys.erase}
          onClear={keys.clear}
          onQuick={keys.addWon}
        >
          <Button
            kind="primary"
            hint="Enter"
            className={css['go']}
            disabled={block !== null}
            describedBy="why-not"
            onPress={acts.sale.begin}
          >
            {words(block === 'offline' ? 'amount.offline' : 'amount.primary')}
          </Button>
        </Keypad>
        <p id="why-not" className={css['whyNot']}>
          {block === null ? '' : blockText(block, state, words)}
        </p>
      </div>
    </div>
  );
}

/** Why the black key does not work, as a sentence. */
export function blockText(block: Block, state: TillState, words: TillWords): string {
  const limitWon = block === 'over-wait' ? state.waits.perChargeWon : state.maxWon;
  return words(`block.${block}`, { limit: wonText(limitWon, state.language) });
}
