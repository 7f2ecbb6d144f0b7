import type { StorageState } from '../../../preload/failure.ts';
import type { LedgerView } from '../../../preload/ledger-view.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { dayAndClockText } from '../../shared/time-text.ts';
import { noticeText } from '../text/payment-text.ts';
import { useActs, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './set-up.module.css';

/** The ledger as a file: whether it is whole, and its backups. Nothing here waits for 저장. */
export function LedgerStep() {
  const words = useWords();
  const { ledger } = useTillState();
  return (
    <>
      <Trouble />
      {ledger === null ? (
        <p role="status">{words('ledger.closed')}</p>
      ) : (
        <>
          <Facts ledger={ledger} />
          <Work ledger={ledger} />
          <Reread ledger={ledger} />
          <Unreadable rows={ledger.unreadable} />
        </>
      )}
    </>
  );
}

/** What is wrong with it, in the words of the notice above everything. */
function Trouble() {
  const words = useWords();
  const { notices } = useTillState();
  const trouble = notices.filter(({ kind }) => kind === 'storage' || kind === 'backup-failed');
  return trouble.map((notice) => (
    <NoticeBox key={notice.kind} tone="declined">
      <p>{noticeText(notice, words)}</p>
      {notice.kind === 'storage' ? <WayOut state={notice.state} /> : null}
    </NoticeBox>
  ));
}

/** What a person can do about it: read the provider's list, put a backup in its place, or try again. */
function WayOut({ state }: { readonly state: StorageState }) {
  const words = useWords();
  const { payment } = useActs();
  if (state === 'older-copy') {
    return <Button onPress={payment.rereadLedger}>{words('ledger.reread')}</Button>;
  }
  return (
    <div className={css['options']}>
      <Button onPress={payment.tryLedgerAgain}>{words('banner.try-again')}</Button>
      {state === 'damaged' || state === 'broken' ? (
        <Button onPress={payment.putLedgerBack}>{words('ledger.put-back')}</Button>
      ) : null}
    </div>
  );
}

/**
 * Reading the provider's list: offered also on a ledger that is whole, since a new PC's knows nothing yet.
 * What is wrong with a held one has its own way out above.
 */
function Reread({ ledger: { reread } }: { readonly ledger: LedgerView }) {
  const words = useWords();
  const { payment } = useActs();
  const { notices } = useTillState();
  const held = notices.some(({ kind }) => kind === 'storage');
  const at = reread?.at ?? null;
  const offered = at === 'failed' || at === 'stopped' || (at !== 'running' && !held);
  return (
    <div className={css['options']}>
      {reread === null ? null : (
        <p role="status">{words(`ledger.reread.${reread.at}`, figuresOf(reread))}</p>
      )}
      {at === 'running' ? (
        <Button onPress={payment.stopLedgerWork}>{words('ledger.stop')}</Button>
      ) : null}
      {offered ? <Button onPress={payment.rereadLedger}>{words('ledger.reread')}</Button> : null}
    </div>
  );
}

function figuresOf(reread: NonNullable<LedgerView['reread']>): Readonly<Record<string, number>> {
  const { daysDone, daysInAll, adopted, corrected } = reread;
  return { daysDone, daysInAll, adopted, corrected };
}

function Facts({ ledger }: { readonly ledger: LedgerView }) {
  const words = useWords();
  const { language } = useTillState();
  const { check, backupMs, backups } = ledger;
  const when = (atMs: number) => dayAndClockText(atMs, language);
  return (
    <dl className={css['facts']}>
      <dt>{words('ledger.check')}</dt>
      <dd>
        {check === null
          ? words('ledger.check.never')
          : words(check.damaged ? 'ledger.check.damaged' : 'ledger.check.good', {
              when: when(check.atMs),
            })}
      </dd>
      <dt>{words('ledger.backup')}</dt>
      <dd>
        {backupMs === null
          ? words('ledger.backup.never')
          : words('ledger.backup.newest', { when: when(backupMs), n: backups })}
      </dd>
    </dl>
  );
}

/** The keys, or how far the work is and the key that ends it. */
function Work({ ledger: { work } }: { readonly ledger: LedgerView }) {
  const words = useWords();
  const acts = useActs();
  if (work === null) {
    return (
      <div className={css['options']}>
        <Button onPress={acts.payment.checkLedger}>{words('ledger.check-now')}</Button>
        <Button onPress={acts.payment.backUpLedger}>{words('ledger.back-up-now')}</Button>
      </div>
    );
  }
  const percent = Math.round(work.done * 100);
  return (
    <div className={css['options']}>
      <p role="status">{words(`ledger.work.${work.kind}`, { percent })}</p>
      <Button onPress={acts.payment.stopLedgerWork}>{words('ledger.stop')}</Button>
    </div>
  );
}

function Unreadable({ rows }: { readonly rows: LedgerView['unreadable'] }) {
  const words = useWords();
  if (rows.length === 0) return null;
  return (
    <NoticeBox tone="unknown">
      <p>{words('ledger.unreadable', { n: rows.length })}</p>
      <ul>
        {rows.map(({ table, key, problem }) => (
          <li key={`${table} ${key}`}>
            {table} {key}: {problem}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
