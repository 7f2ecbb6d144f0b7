import { Button } from '../../shared/button.tsx';
import { Money } from '../../shared/money.tsx';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { amountOf } from '../flow/digits.ts';
import cancelCss from '../panels/cancel.module.css';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { useActs, usePoints, useTill, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './points.module.css';
import { WhoseBox } from './points-panel.tsx';
import { requestBlockOf } from './request-block.ts';

/** How many points are asked for. The yes comes after, in main's question. */
export function RequestPanel() {
  const words = useWords();
  const acts = useActs();
  const { points: store } = useTill().stores;
  const { keypadOrder, mode } = useTillState();
  const points = usePoints();
  const block = requestBlockOf(points, mode);
  return (
    <PanelFrame title={words('points.request.title')} beside={<WhoseBox />}>
      <div className={cancelCss['cancel']}>
        <Asked />
        <div className={cancelCss['cancelKeys']}>
          <Keypad order={keypadOrder} onKey={store.amount.type} onErase={store.amount.erase} />
          <Button
            kind="primary"
            hint="Enter"
            disabled={block !== null}
            describedBy="points-request-why-not"
            onPress={acts.points.request}
          >
            {words('points.request.ask')}
          </Button>
          <p id="points-request-why-not" className={cancelCss['whyNot']}>
            {block === null ? '' : words(`points.block.${block}`)}
          </p>
        </div>
      </div>
    </PanelFrame>
  );
}

function Asked() {
  const words = useWords();
  const language = useLanguage();
  const { view, digits } = usePoints();
  const { points: store } = useTill().stores;
  const { mode } = useTillState();
  const balance = view?.balance ?? null;
  return (
    <div className={cancelCss['choices']}>
      <section aria-labelledby="points-amount">
        <h2 id="points-amount" className={css['subtitle']}>
          {words('points.request.amount')}
        </h2>
        <p className={cancelCss['cancelSum']} data-testid="points-amount">
          <Money won={amountOf(digits)} size="amount" />
        </p>
        <Button disabled={digits === ''} onPress={store.amount.clear}>
          {words('keypad.clear')}
        </Button>
      </section>
      {balance === null ? null : (
        <p className={css['lead']}>
          {words('points.request.balance', { points: pointsText(balance.balanceWon, language) })}
        </p>
      )}
      <p>{words('points.request.what')}</p>
      {mode === 'training' ? <p className={css['lead']}>{words('points.practice')}</p> : null}
    </div>
  );
}
