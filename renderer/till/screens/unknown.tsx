import { CircleHelp } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { useNow } from '../../shared/now.ts';
import { clockText, secondsLeft } from '../../shared/time-text.ts';
import { AlarmBox } from '../parts/alarm-box.tsx';
import { receiptOf } from '../receipt/paper.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './result.module.css';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'unknown' }>;

/** Sent, and the answer was lost: purple, double frame. It leaves this screen only by a choice. */
export function Unknown({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const acts = useActs();
  const { merchantUid, amountWon } = sale.payment;
  return (
    <Result
      tone="unknown"
      icon={<CircleHelp />}
      title={words('unknown.title')}
      won={amountWon}
      said={
        <>
          <p>
            <strong>{words('unknown.warn')}</strong>
          </p>
          <AlarmBox payment={sale.payment} />
          {sale.payment.needsPerson ? <p>{words('unknown.needs-person')}</p> : null}
        </>
      }
      facts={<Facts sale={sale} />}
      keys={
        <>
          <Button kind="primary" hint="Enter" first onPress={() => acts.payment.check(merchantUid)}>
            {words('unknown.check')}
          </Button>
          <Button onPress={acts.sale.park}>{words('unknown.park')}</Button>
          <Button hint="F7" onPress={() => acts.payment.askReason('if-paid', sale.payment)}>
            {words('unknown.if-paid')}
          </Button>
          <Button hint="F8" onPress={() => acts.receipt.show(receiptOf(merchantUid))}>
            {words('unknown.slip')}
          </Button>
        </>
      }
    />
  );
}

function Facts({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const nowMs = useNow();
  const left = sale.nextCheckMs === null ? null : secondsLeft(sale.nextCheckMs, nowMs);
  return (
    <ul className={css['facts']}>
      <li>{words('approved.order', { order: sale.orderNo })}</li>
      <li>{words('unknown.asked', { time: clockText(sale.sinceMs) })}</li>
      <li>{words('unknown.checks', { n: sale.checks })}</li>
      {left === null ? null : (
        <li>{left > 0 ? words('unknown.next', { n: left }) : words('unknown.checking')}</li>
      )}
    </ul>
  );
}
