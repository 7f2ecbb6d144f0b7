import type { WaitingRow } from '../../../preload/waiting-row.ts';
import { Button } from '../../shared/button.tsx';
import { useNow } from '../../shared/now.ts';
import { secondsLeft } from '../../shared/time-text.ts';
import { mayWish } from '../flow/may-cancel.ts';
import { useWaitingCharge, WaitingKeys } from '../parts/waiting-keys.tsx';
import { WaitingLife } from '../parts/waiting-life.tsx';
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
  const { panel, payment: act } = useActs();
  const { waiting, loaded } = useLists();
  return (
    <PanelFrame title={words('waiting.title')} beside={<Counts />}>
      <p className={css['lead']}>{words('waiting.auto')}</p>
      {waiting.length === 0 ? (
        <p className={css['empty']} role="status">
          {words(loaded ? 'waiting.empty' : 'loading')}
        </p>
      ) : (
        <>
          <div className={css['scroll']}>
            <ul aria-label={words('waiting.title')} onKeyDown={walkRows}>
              {waiting.map((row) => (
                <PaymentRow
                  key={row.merchantUid}
                  payment={row}
                  withDay
                  onChoose={() => panel.choose(row)}
                >
                  <Matter row={row} />
                </PaymentRow>
              ))}
            </ul>
          </div>
          <div className={css['keys']}>
            <Button hint="F5" onPress={act.checkAll}>
              {words('waiting.check-all')}
            </Button>
          </div>
        </>
      )}
    </PanelFrame>
  );
}

function Matter({ row }: { readonly row: WaitingRow }) {
  const words = useWords();
  const acts = useActs();
  const charge = useWaitingCharge(row);
  return (
    <>
      <p className={rowCss['kind']}>
        {matterText(row, words)}
        {charge === undefined ? null : (
          <>
            . <WaitingLife secretEndsMs={charge.secretEndsMs} />
          </>
        )}{' '}
        <NextCheck row={row} />
      </p>
      <div className={rowCss['rowKeys']}>
        <WaitingKeys payment={row} />
        {mayWish(row) ? (
          <Button onPress={() => acts.payment.askReason('if-paid', row)}>
            {words('unknown.if-paid')}
          </Button>
        ) : null}
        <Button onPress={() => acts.payment.check(row.merchantUid)}>
          {words('waiting.check')}
        </Button>
      </div>
    </>
  );
}

/** What is waited for, and what a person must know about it. */
function matterText(row: WaitingRow, words: TillWords): string {
  const lines = [
    row.alarm === null ? null : alarmLine(row, row.alarm, words),
    row.waitsFor === 'person' ? null : words(kindWords[row.waitsFor]),
    row.needsPerson ? words('waiting.needs-person') : null,
    row.accountElsewhere ? words('waiting.elsewhere') : null,
  ];
  return lines.filter((line) => line !== null).join('. ');
}

function alarmLine(row: WaitingRow, alarm: NonNullable<WaitingRow['alarm']>, words: TillWords) {
  const { title, money, next } = alarmText(alarm, row, words);
  return `${title}. ${money}. ${next}`;
}

const kindWords = {
  'look-up': 'waiting.kind.payment',
  'cancel-result': 'waiting.kind.cancel',
  cancel: 'waiting.kind.queued-cancel',
  charge: 'waiting.kind.charge',
} as const;

function NextCheck({ row: { nextCheckMs } }: { readonly row: WaitingRow }) {
  const words = useWords();
  const nowMs = useNow();
  if (nextCheckMs === null) return null;
  const left = secondsLeft(nextCheckMs, nowMs);
  return <small>{left > 0 ? words('waiting.next', { n: left }) : words('waiting.checking')}</small>;
}

function Counts() {
  const words = useWords();
  const { oldestMs, lookUps, cancels, charges, needPerson } = useTillState().waiting;
  const nowMs = useNow(10_000);
  return (
    <span>
      {words('waiting.counts', { lookUps, cancels, charges, needPerson })}
      {oldestMs === null
        ? null
        : ` · ${words('waiting.oldest', { n: Math.max(0, Math.floor((nowMs - oldestMs) / 60_000)) })}`}
    </span>
  );
}
