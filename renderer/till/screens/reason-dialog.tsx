import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { CancelReasons } from '../panels/cancel-reasons.tsx';
import { type CancelReason, hasReason } from '../store/payment-store.ts';
import type { ReasonFor, Wished } from '../store/view-store.ts';
import { useActs, usePayment } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

const reasons: Readonly<Record<ReasonFor, readonly CancelReason[]>> = {
  'if-paid': ['walked-away', 'changed-mind', 'own'],
  other: ['twice', 'fault', 'own'],
};

/** Why points are to be given back. The yes comes after, in main's question. */
export function ReasonDialog(props: {
  readonly why: ReasonFor;
  readonly payment: Wished;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const acts = useActs();
  const form = usePayment();
  const { why } = props;
  const { merchantUid, orderNo, amountWon } = props.payment;
  return (
    <Dialog title={words(`reason-for.${why}.title`)} onClose={props.onClose}>
      <p className={css['ask']}>
        {words(`reason-for.${why}.body`, { amount: wonText(amountWon, language) })}
      </p>
      <p>{words('ask.cancel.order', { order: orderNo })}</p>
      <CancelReasons reasons={reasons[why]} />
      <div className={css['keys']}>
        <Button hint="Esc" onPress={props.onClose}>
          {words('back')}
        </Button>
        <Button
          kind="danger"
          disabled={!hasReason(form)}
          onPress={() => acts.payment.sendReason(why, merchantUid)}
        >
          {words(`reason-for.${why}.ask`)}
        </Button>
      </div>
    </Dialog>
  );
}
