import { useEffect } from 'react';
import type { CancelView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { Money } from '../../shared/money.tsx';
import { useLanguage } from '../../shared/words.ts';
import { cancelText } from '../text/payment-text.ts';
import { useActs, usePayment } from '../till-context.ts';
import { useWords } from '../words.ts';
import cancelCss from './cancel.module.css';
import { PanelFrame } from './panel-frame.tsx';
import css from './panels.module.css';

/** What came of the cancel, also when that becomes known later; its receipt opens by itself when it is done. */
export function CancelledPanel(props: {
  readonly merchantUid: string;
  readonly cancel: CancelView;
}) {
  const words = useWords();
  const language = useLanguage();
  const { payment: act, panel } = useActs();
  const { merchantUid } = props;
  const { detail } = usePayment();
  const cancel =
    detail?.cancels.find(({ cancelId }) => cancelId === props.cancel.cancelId) ?? props.cancel;
  const { title, money, next } = cancelText(cancel, language, words);
  const done = cancel.state === 'done';
  const { cancelId } = cancel;
  const { showReceipt } = act;
  useEffect(() => {
    if (done) showReceipt(merchantUid, cancelId);
  }, [done, merchantUid, cancelId, showReceipt]);
  return (
    <PanelFrame title={words('cancel.title')}>
      <div className={cancelCss['cancelled']} data-cancel={cancel.state}>
        <div role={done ? 'status' : 'alert'}>
          <h2>{title}</h2>
          <p className={cancelCss['cancelSum']}>
            −<Money won={cancel.amountWon} size="amount" />
          </p>
          <p>
            <strong>{money}</strong>
          </p>
          <p>{next}</p>
        </div>
        <div className={css['keys']}>
          {done ? (
            <Button hint="F8" onPress={() => showReceipt(merchantUid, cancelId)}>
              {words('cancelled.receipt')}
            </Button>
          ) : null}
          {cancel.state === 'created' ? (
            <Button onPress={() => act.withdraw(merchantUid, cancelId)}>
              {words('cancelled.withdraw')}
            </Button>
          ) : null}
          <Button onPress={() => panel.open({ at: 'detail', merchantUid })}>
            {words('cancelled.detail')}
          </Button>
          <Button kind="primary" hint="Enter" first onPress={() => panel.open({ at: 'none' })}>
            {words('cancelled.home')}
          </Button>
        </div>
      </div>
    </PanelFrame>
  );
}
