import { useEffect } from 'react';
import type { CancelView } from '../../../preload/payment-views.ts';
import type { ReceiptOf } from '../../../preload/print-views.ts';
import { Button } from '../../shared/button.tsx';
import { Money } from '../../shared/money.tsx';
import { useLanguage } from '../../shared/words.ts';
import { receiptOf } from '../receipt/paper.ts';
import { PrintButton } from '../receipt/print-button.tsx';
import { PrintLine } from '../receipt/print-line.tsx';
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
  const { payment: act, panel, receipt } = useActs();
  const { merchantUid } = props;
  const { detail } = usePayment();
  const cancel =
    detail?.cancels.find(({ cancelId }) => cancelId === props.cancel.cancelId) ?? props.cancel;
  const { title, money, next } = cancelText(cancel, language, words);
  const done = cancel.state === 'done';
  const { cancelId } = cancel;
  const { show } = receipt;
  useEffect(() => {
    if (done) show(receiptOf(merchantUid, cancelId));
  }, [done, merchantUid, cancelId, show]);
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
        {done ? <PrintLine of={receiptOf(merchantUid, cancelId)} kind="cancel" /> : null}
        <div className={css['keys']}>
          {done ? <ReceiptKeys of={receiptOf(merchantUid, cancelId)} /> : null}
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

function ReceiptKeys({ of }: { readonly of: ReceiptOf }) {
  const words = useWords();
  const { receipt } = useActs();
  return (
    <>
      <Button hint="F8" onPress={() => receipt.show(of)}>
        {words('cancelled.receipt')}
      </Button>
      <PrintButton of={of} />
    </>
  );
}
