import type { BreakdownView } from '../../../preload/breakdown-view.ts';
import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { dayAndClockText } from '../../shared/time-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs, usePayment } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './breakdown.module.css';
import { BreakdownBar } from './breakdown-bar.tsx';
import { BreakdownHistory } from './breakdown-history.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import { mismatchText, notProvidedText } from './breakdown-text.ts';

/** Differences told one by one; more are counted. */
const mismatchesShown = 4;

/** What came of asking the provider how the amount is made up. */
export function BreakdownAnswer({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  const { askingBreakdown } = usePayment();
  const { breakdown, payment } = detail;
  const asking = askingBreakdown === payment.merchantUid;
  return (
    <div role="status" className={css['answer']}>
      {asking ? <p className={css['quiet']}>{words('breakdown.asking')}</p> : null}
      {breakdown === null ? null : <Said breakdown={breakdown} uid={payment.merchantUid} />}
    </div>
  );
}

function Said({ breakdown, uid }: { readonly breakdown: BreakdownView; readonly uid: string }) {
  const words = useWords();
  const { payment } = useActs();
  const { answer, figures } = breakdown;
  const differs = figures !== null && figures.mismatches.length > 0;
  return (
    <>
      {answer?.is === 'not-provided' ? (
        <>
          <p>{words('breakdown.not-provided')}</p>
          <p className={css['quiet']}>{notProvidedText(answer.reason, words)}</p>
        </>
      ) : null}
      {answer?.is === 'no-answer' ? (
        <>
          <NoticeBox tone="offline">
            <p>{words('breakdown.no-answer')}</p>
            <p>{words('breakdown.no-answer.next')}</p>
          </NoticeBox>
          <Button onPress={() => payment.askBreakdown(uid)}>{words('breakdown.again')}</Button>
        </>
      ) : null}
      {figures === null ? null : (
        <p className={differs ? undefined : css['quiet']}>
          {words(differs ? 'breakdown.below.apart' : 'breakdown.below')}
        </p>
      )}
    </>
  );
}

/** How the provider says the amount is made up; nothing where it never said. */
export function BreakdownBox({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  if (!detail.breakdown?.figures) return null;
  return (
    <section className={css['box']} aria-labelledby="breakdown-title">
      <h2 id="breakdown-title">{words('breakdown.title')}</h2>
      <Figures breakdown={detail.breakdown} />
    </section>
  );
}

function Figures({ breakdown }: { readonly breakdown: BreakdownView }) {
  const words = useWords();
  const language = useLanguage();
  const { figures, answer } = breakdown;
  if (figures === null) return null;
  const { mismatches, seenMs, stale } = figures;
  const more = mismatches.length - mismatchesShown;
  const isOld = stale || answer?.is !== 'provided';
  return (
    <>
      <p className={css['quiet']}>
        {words(isOld ? 'breakdown.seen-before' : 'breakdown.seen', {
          at: dayAndClockText(seenMs, language),
        })}
      </p>
      {stale ? <p>{words('breakdown.stale')}</p> : null}
      {mismatches.length === 0 ? null : (
        <NoticeBox tone="pending">
          <p>{words('breakdown.apart')}</p>
          {mismatches.slice(0, mismatchesShown).map((mismatch) => {
            const text = mismatchText(mismatch, words);
            return <p key={text}>{text}</p>;
          })}
          {more > 0 ? <p>{words('breakdown.apart.more', { n: more })}</p> : null}
        </NoticeBox>
      )}
      <BreakdownTable figures={figures} />
      <BreakdownBar figures={figures} />
      <BreakdownHistory figures={figures} />
    </>
  );
}
