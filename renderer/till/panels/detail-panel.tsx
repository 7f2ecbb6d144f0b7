import type { PaymentDetail, PaymentView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { BreakdownAnswer, BreakdownBox } from '../breakdown/breakdown-box.tsx';
import { mayCancel, mayWish } from '../flow/may-cancel.ts';
import { useWaitingCharge, WaitingKeys } from '../parts/waiting-keys.tsx';
import { WaitingLife } from '../parts/waiting-life.tsx';
import { receiptOf } from '../receipt/paper.ts';
import { declineText } from '../text/failure-text.ts';
import { moneyText } from '../text/sentence.ts';
import { useActs, usePayment } from '../till-context.ts';
import { useWords } from '../words.ts';
import { AlarmPart } from './alarm-part.tsx';
import { CancelList } from './cancel-list.tsx';
import detailCss from './detail.module.css';
import { DetailFacts, TaxFacts } from './detail-facts.tsx';
import { PanelFrame } from './panel-frame.tsx';
import css from './panels.module.css';
import { StandingMark } from './standing-mark.tsx';
import { ToldPart } from './told-part.tsx';
import { WishBox } from './wish-box.tsx';

/** Everything the till knows about one payment, and what may be done with it. */
export function DetailPanel() {
  const words = useWords();
  const { detail } = usePayment();
  return (
    <PanelFrame title={words('detail.title')}>
      {detail === null ? (
        <p className={css['empty']} role="status">
          {words('loading')}
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled with the arrow keys */}
          <section className={css['scroll']} tabIndex={0} aria-label={words('detail.facts')}>
            <Head detail={detail} />
            <div className={detailCss['columns']}>
              <DetailFacts detail={detail} />
              <div>
                <TaxFacts detail={detail} />
                <BreakdownAnswer detail={detail} />
                <CancelList detail={detail} />
              </div>
            </div>
            <BreakdownBox detail={detail} />
            <ToldPart detail={detail} />
          </section>
          <Keys detail={detail} />
        </>
      )}
    </PanelFrame>
  );
}

function Head({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const language = useLanguage();
  const { payment, declined } = detail;
  const why = declined === null ? null : declineText(declined, detail.code, words);
  return (
    <div className={detailCss['head']}>
      <p className={detailCss['sum']}>
        <strong>{wonText(payment.amountWon, language)}</strong> <StandingMark payment={payment} />
      </p>
      <StandingBox payment={payment} />
      <AlarmPart detail={detail} />
      <WishBox payment={payment} />
      {why === null ? null : (
        <NoticeBox tone="declined">
          <p>{why.title}</p>
          <p>{moneyText('not-charged', words)}</p>
          <p>{why.next}</p>
        </NoticeBox>
      )}
    </div>
  );
}

/** What is not settled yet: what is known of the money, and what to do meanwhile. */
function StandingBox({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const charge = useWaitingCharge(payment);
  if (payment.state === 'unknown') {
    return (
      <NoticeBox tone="unknown">
        <p>{words('unknown.title')}</p>
        <p>{words('unknown.warn')}</p>
        {payment.needsPerson ? <p>{words('unknown.needs-person')}</p> : null}
      </NoticeBox>
    );
  }
  if (charge === undefined) return null;
  return (
    <NoticeBox tone="offline">
      <p>{words('waiting-sale.title')}</p>
      <p>
        <WaitingLife secretEndsMs={charge.secretEndsMs} />
      </p>
    </NoticeBox>
  );
}

function Keys({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const acts = useActs();
  const { payment } = detail;
  const { merchantUid, state } = payment;
  return (
    <div className={css['keys']}>
      <Button
        hint="F8"
        disabled={state !== 'paid' && state !== 'unknown' && state !== 'waiting'}
        onPress={() => acts.receipt.show(receiptOf(merchantUid))}
      >
        {words('detail.receipt')}
      </Button>
      {mayWish(payment) ? (
        <Button kind="danger" hint="F7" onPress={() => acts.payment.askReason('if-paid', payment)}>
          {words('unknown.if-paid')}
        </Button>
      ) : (
        <Button
          kind="danger"
          hint="F7"
          disabled={!mayCancel(payment)}
          onPress={() => acts.panel.startCancel(merchantUid)}
        >
          {words('detail.cancel')}
        </Button>
      )}
      <WaitingKeys payment={payment} />
      <Button hint="F5" onPress={() => acts.payment.check(merchantUid)}>
        {words('detail.check')}
      </Button>
    </div>
  );
}
