import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { dayAndClockText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { saidText } from '../text/payment-text.ts';
import { useWords } from '../words.ts';
import css from './detail.module.css';

/** The numbers and times of a payment; what is not known is left out. */
export function DetailFacts({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const language = useLanguage();
  const { payment } = detail;
  const time = (atMs: number | null) => (atMs === null ? null : dayAndClockText(atMs, language));
  const facts = [
    [words('detail.order'), payment.orderNo],
    [words('detail.from'), payment.adopted && words(`adopted.${payment.adopted}`)],
    [words('detail.uid'), payment.merchantUid],
    [words('detail.imp'), detail.impUid],
    [words('detail.other-imp'), detail.otherImpUid],
    [words('detail.pg'), detail.pgTid],
    [words('detail.approval'), detail.approvalNo],
    [words('detail.created'), time(payment.createdMs)],
    [words('detail.paid'), time(payment.paidMs)],
    [words('detail.item'), payment.itemName],
    [words('detail.customer'), payment.customerMask],
    [words('detail.remaining'), wonText(detail.remainingWon, language)],
    [words('detail.checked'), time(detail.checkedMs)],
    [words('detail.next'), time(detail.nextCheckMs)],
    [words('detail.said'), saidText(detail)],
    [words('detail.evidence'), detail.evidence],
  ] as const;
  return (
    <dl className={css['facts']} data-selectable>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The parts of the amount, and who computed them. */
export function TaxFacts({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const language = useLanguage();
  const { tax } = detail;
  const facts = [
    [words('detail.tax.supply'), tax.supplyWon],
    [words('detail.tax.vat'), tax.vatWon],
    [words('detail.tax.free'), tax.taxFreeWon],
    [words('detail.tax.service'), tax.serviceWon],
  ] as const;
  return (
    <>
      <h2 className={css['subtitle']}>
        {words('detail.tax')} ({words(`detail.tax.by.${tax.by}`)})
      </h2>
      <dl className={css['facts']}>
        {facts.map(([name, won]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{wonText(won, language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
