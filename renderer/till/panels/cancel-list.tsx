import type { CancelView, PaymentDetail } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { dayAndClockText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { receiptOf } from '../receipt/paper.ts';
import { cancelText, saidText } from '../text/payment-text.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import detailCss from './detail.module.css';
import css from './panels.module.css';

/** Every cancel of the payment and what became of it. */
export function CancelList({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  if (detail.cancels.length === 0) return null;
  return (
    <>
      <h2 className={detailCss['subtitle']}>{words('detail.cancels')}</h2>
      <ul className={detailCss['cancels']}>
        {detail.cancels.map((cancel) => (
          <li key={cancel.cancelId}>
            <Line cancel={cancel} merchantUid={detail.payment.merchantUid} impUid={detail.impUid} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Line(props: {
  readonly cancel: CancelView;
  readonly merchantUid: string;
  /** The row the payment itself stands for. */
  readonly impUid: string | null;
}) {
  const words = useWords();
  const language = useLanguage();
  const { payment, receipt } = useActs();
  const { cancel, merchantUid } = props;
  const { title, money, next } = cancelText(cancel, language, words);
  const said = saidText(cancel);
  return (
    <>
      <p>
        <strong>−{wonText(cancel.amountWon, language)}</strong> {title}
      </p>
      {cancel.impUid === props.impUid ? null : (
        <p>{words('detail.of-other', { imp: cancel.impUid })}</p>
      )}
      <p className={css['lead']}>
        {dayAndClockText(cancel.atMs, language)} · {cancel.reason}
      </p>
      {cancel.state === 'done' ? (
        <Button onPress={() => receipt.show(receiptOf(merchantUid, cancel.cancelId))}>
          {words('detail.cancel-receipt')}
        </Button>
      ) : (
        <p>
          {money}. {next}
        </p>
      )}
      {said === null ? null : (
        <p data-selectable>
          {words('detail.said')}: {said}
        </p>
      )}
      {cancel.state === 'created' ? (
        <Button onPress={() => payment.withdraw(merchantUid, cancel.cancelId)}>
          {words('cancelled.withdraw')}
        </Button>
      ) : null}
    </>
  );
}
