import type { PaymentDetail, PaymentView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { type AlarmKey, alarmKeysOf } from '../flow/alarm-keys.ts';
import { AlarmBox } from '../parts/alarm-box.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './panels.module.css';

/** What a person must look at about a payment, and the ways out of it. */
export function AlarmPart({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const { payment } = detail;
  const keys = alarmKeysOf(detail);
  const otherwise = payment.alarm === 'late-paid' && detail.saleOtherwisePaid;
  return (
    <>
      <AlarmBox payment={payment} />
      {otherwise ? <p className={css['lead']}>{words('detail.otherwise-paid')}</p> : null}
      {payment.accountElsewhere ? <p className={css['lead']}>{words('detail.elsewhere')}</p> : null}
      {keys.length === 0 ? null : (
        <div className={css['keys']}>
          {keys.map((key) => (
            <Key key={key} of={key} payment={payment} />
          ))}
        </div>
      )}
      {payment.state === 'unknown' ? <SettleKey detail={detail} /> : null}
    </>
  );
}

function Key({ of, payment }: { readonly of: AlarmKey; readonly payment: PaymentView }) {
  const words = useWords();
  const acts = useActs();
  const { merchantUid } = payment;
  if (of === 'cancel-other') {
    return (
      <Button kind="danger" onPress={() => acts.payment.askReason('other', payment)}>
        {words('detail.cancel-other')}
      </Button>
    );
  }
  if (of === 'cancel') {
    return (
      <Button kind="danger" onPress={() => acts.panel.startCancel(merchantUid)}>
        {words('detail.cancel')}
      </Button>
    );
  }
  return (
    <Button onPress={() => acts.payment.acknowledge(merchantUid)}>{words(`detail.${of}`)}</Button>
  );
}

function SettleKey({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const acts = useActs();
  return <Button onPress={() => acts.settle.open(detail.payment)}>{words('detail.settle')}</Button>;
}
