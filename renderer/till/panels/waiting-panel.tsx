import type { PaymentView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { useNow } from '../../shared/now.ts';
import { mayWish } from '../flow/may-cancel.ts';
import { alarmText } from '../text/payment-text.ts';
import { useActs, useLists, useTillState } from '../till-context.ts';
import { type TillWords, useWords } from '../words.ts';
import { PanelFrame } from './panel-frame.tsx';
import css from './panels.module.css';
import { PaymentRow } from './payment-row.tsx';
import rowCss from './rows.module.css';
import { walkRows } from './walk-rows.ts';

/** What is not settled yet. It empties by itself; nobody can clear it. */
export function WaitingPanel() {
  const words = useWords();
  const { panel } = useActs();
  const { waiting, loaded } = useLists();
  return (
    <PanelFrame title={words('waiting.title')} beside={<Oldest />}>
      <p className={css['lead']}>{words('waiting.auto')}</p>
      {waiting.length === 0 ? (
        <p className={css['empty']} role="status">
          {words(loaded ? 'waiting.empty' : 'loading')}
        </p>
      ) : (
        <div className={css['scroll']}>
          <ul aria-label={words('waiting.title')} onKeyDown={walkRows}>
            {waiting.map((payment) => (
              <PaymentRow
                key={payment.merchantUid}
                payment={payment}
                withDay
                onChoose={() => panel.choose(payment)}
              >
                <Kind payment={payment} />
              </PaymentRow>
            ))}
          </ul>
        </div>
      )}
    </PanelFrame>
  );
}

function Kind({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const acts = useActs();
  return (
    <>
      <Button onPress={() => acts.payment.check(payment.merchantUid)}>
        {words('waiting.check')}
      </Button>
      {mayWish(payment) ? (
        <Button onPress={() => acts.payment.openWish(payment)}>{words('unknown.if-paid')}</Button>
      ) : null}
      <p className={rowCss['kind']}>{kindText(payment, words)}</p>
    </>
  );
}

/** What is waited for: a person, the payment's result, or the result of a cancel of a paid one. */
function kindText({ alarm, state }: PaymentView, words: TillWords): string {
  if (alarm !== null) {
    const { title, money, next } = alarmText(alarm, words);
    return `${title}. ${money}. ${next}`;
  }
  return words(state === 'paid' ? 'waiting.kind.cancel' : 'waiting.kind.payment');
}

function Oldest() {
  const words = useWords();
  const { oldestMs } = useTillState().waiting;
  const nowMs = useNow(10_000);
  if (oldestMs === null) return null;
  return (
    <span>
      {words('waiting.oldest', { n: Math.max(0, Math.floor((nowMs - oldestMs) / 60_000)) })}
    </span>
  );
}
