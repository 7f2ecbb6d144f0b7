import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { CancelReasons } from '../panels/cancel-reasons.tsx';
import { type CancelReason, hasReason } from '../store/payment-store.ts';
import type { Wished } from '../store/view-store.ts';
import { useActs, usePayment } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

const reasons: readonly CancelReason[] = ['walked-away', 'changed-mind', 'own'];

/** Why an unknown payment is to be cancelled should it turn out paid. The yes comes after, in main's question. */
export function WishDialog(props: { readonly payment: Wished; readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const acts = useActs();
  const form = usePayment();
  const { merchantUid, orderNo, amountWon } = props.payment;
  return (
    <Dialog title={words('wish.title')} onClose={props.onClose}>
      <p className={css['ask']}>{words('wish.body', { amount: wonText(amountWon, language) })}</p>
      <p>{words('ask.cancel.order', { order: orderNo })}</p>
      <CancelReasons reasons={reasons} />
      <div className={css['keys']}>
        <Button hint="Esc" onPress={props.onClose}>
          {words('back')}
        </Button>
        <Button
          kind="danger"
          disabled={!hasReason(form)}
          onPress={() => acts.payment.sendWish(merchantUid)}
        >
          {words('wish.ask')}
        </Button>
      </div>
    </Dialog>
  );
}
