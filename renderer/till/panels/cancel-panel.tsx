import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { Money } from '../../shared/money.tsx';
import { clockText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { Keypad } from '../parts/keypad.tsx';
import { type CancelReason, cancelAmountOf, cancelBlockOf } from '../store/payment-store.ts';
import { useActs, usePayment, useTill, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './cancel.module.css';
import { CancelReasons } from './cancel-reasons.tsx';
import { PanelFrame } from './panel-frame.tsx';

const reasons: readonly CancelReason[] = ['changed-mind', 'wrong-amount', 'twice', 'fault', 'own'];

/** How much is cancelled and why. The yes comes after, in main's question. */
export function CancelPanel() {
  const words = useWords();
  const form = usePayment();
  const { payment: act } = useActs();
  const { keypadOrder } = useTillState();
  const { payment: store } = useTill().stores;
  const block = cancelBlockOf(form);
  const language = useLanguage();
  const limit = form.detail === null ? '' : wonText(form.detail.remainingWon, language);
  return (
    <PanelFrame title={words('cancel.title')} beside={<Remaining detail={form.detail} />}>
      <div className={css['cancel']}>
        <div className={css['choices']}>
          <Amount />
          <CancelReasons reasons={reasons} />
        </div>
        <div className={css['cancelKeys']}>
          <Keypad
            order={keypadOrder}
            disabled={!form.part}
            onKey={store.type}
            onErase={store.erase}
            onClear={store.clear}
          />
          <Button
            kind="primary"
            hint="Enter"
            disabled={block !== null}
            describedBy="cancel-why-not"
            onPress={act.sendCancel}
          >
            {words('cancel.ask')}
          </Button>
          <p id="cancel-why-not" className={css['whyNot']}>
            {block === null ? '' : words(`cancel.block.${block}`, { limit })}
          </p>
        </div>
      </div>
    </PanelFrame>
  );
}

function Remaining({ detail }: { readonly detail: PaymentDetail | null }) {
  const words = useWords();
  const language = useLanguage();
  if (detail === null) return null;
  const { remainingWon, checkedMs, payment } = detail;
  return (
    <span>
      {payment.orderNo} · {words('cancel.possible', { amount: wonText(remainingWon, language) })}
      {checkedMs === null ? null : ` (${words('cancel.checked', { time: clockText(checkedMs) })})`}
    </span>
  );
}

/** All that is left, or a part where the shop allows it. */
function Amount() {
  const words = useWords();
  const language = useLanguage();
  const form = usePayment();
  const { payment: store } = useTill().stores;
  const { partialCancel } = useTillState();
  const remaining = form.detail === null ? '' : wonText(form.detail.remainingWon, language);
  return (
    <fieldset>
      <legend>{words('cancel.amount')}</legend>
      <p className={css['cancelSum']} data-testid="cancel-amount">
        <Money won={cancelAmountOf(form)} size="amount" />
      </p>
      <div className={css['options']}>
        <Button pressed={!form.part} onPress={() => store.choose({ part: false })}>
          {words('cancel.full', { amount: remaining })}
        </Button>
        {partialCancel ? (
          <Button pressed={form.part} onPress={() => store.choose({ part: true })}>
            {words('cancel.part')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
