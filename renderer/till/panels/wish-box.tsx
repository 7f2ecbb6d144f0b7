import type { PaymentView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';

/** That a payment is cancelled by itself should it turn out paid, or what became of that. */
export function WishBox({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const acts = useActs();
  const { merchantUid, state, cancelIfPaid } = payment;
  if (cancelIfPaid === null) return null;
  const said = state === 'unknown' ? 'unknown' : state === 'paid' ? 'paid' : 'closed';
  return (
    <NoticeBox tone="info">
      <p>{words(`wish.${said}`)}</p>
      <p>{words('wish.reason', { reason: cancelIfPaid })}</p>
      {said === 'paid' ? null : (
        <Button onPress={() => acts.payment.takeBackWish(merchantUid)}>{words('wish.keep')}</Button>
      )}
    </NoticeBox>
  );
}
