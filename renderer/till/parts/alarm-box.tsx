import type { PaymentView } from '../../../preload/payment-views.ts';
import { NoticeBox } from '../../shared/notice.tsx';
import { alarmText } from '../text/payment-text.ts';
import { useWords } from '../words.ts';

/** Something a person must look at: what happened, the money, the way out. */
export function AlarmBox({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  if (payment.alarm === null) return null;
  const { title, money, next } = alarmText(payment.alarm, payment, words);
  return (
    <NoticeBox tone="declined">
      <p>{title}</p>
      <p>{money}</p>
      <p>{next}</p>
    </NoticeBox>
  );
}
