import type { PointsView } from '../../../preload/points-views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useNow } from '../../shared/now.ts';
import { dayAndClockText, secondsLeft } from '../../shared/time-text.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs, usePoints } from '../till-context.ts';
import { useWords } from '../words.ts';
import { BalanceChart } from './balance-chart.tsx';
import css from './points.module.css';
import { clockText } from './points-text.ts';
import { openBlockOf } from './request-block.ts';

/** Beyond this a clock that is off is told before it stops anything: a sign-in lives 30 s. */
const clockTellMs = 5_000;

/** What the shop has, what of it expires, when that was seen, and how it changed. */
export function BalancePart() {
  const words = useWords();
  const acts = useActs();
  const { view, busy } = usePoints();
  if (view === null) return null;
  const open = openBlockOf(view);
  return (
    <section className={css['column']} aria-labelledby="points-balance">
      <h2 id="points-balance" className={css['subtitle']}>
        {words('points.balance')}
      </h2>
      <Balance balance={view.balance} />
      <div className={css['keys']}>
        <Button hint="F5" disabled={busy.includes('refresh')} onPress={acts.points.refresh}>
          {words(busy.includes('refresh') ? 'points.refreshing' : 'points.refresh')}
        </Button>
        <Button
          kind="primary"
          disabled={open !== null}
          describedBy="points-why-not"
          onPress={() => acts.panel.open({ at: 'points-request' })}
        >
          {words('points.request.open')}
        </Button>
      </div>
      <p id="points-why-not" className={css['whyNot']}>
        {open === null ? null : words(`points.block.${open}`)}
      </p>
      <NextCheck nextCheckMs={view.nextCheckMs} />
      <Clock offMs={view.clockOffMs} />
      <BalanceChart seen={view.seen} />
    </section>
  );
}

function Balance({ balance }: { readonly balance: PointsView['balance'] }) {
  const words = useWords();
  const language = useLanguage();
  if (balance === null) return <p>{words('points.balance.never')}</p>;
  const { balanceWon, expiringWon, seenMs } = balance;
  return (
    <div role="status">
      <p className={css['balance']} data-testid="points-balance">
        {pointsText(balanceWon, language)}
      </p>
      <p className={expiringWon > 0 ? css['expiring'] : css['lead']}>
        {expiringWon > 0
          ? words('points.expiring', { points: pointsText(expiringWon, language) })
          : words('points.expiring.none')}
      </p>
      <p className={css['lead']}>
        {words('points.seen', { time: dayAndClockText(seenMs, language) })}
      </p>
    </div>
  );
}

/** When the till looks by itself again, while something is open. */
export function NextCheck({ nextCheckMs }: { readonly nextCheckMs: number | null }) {
  const words = useWords();
  const nowMs = useNow();
  if (nextCheckMs === null) return null;
  const n = secondsLeft(nextCheckMs, nowMs);
  return (
    <p className={css['lead']}>
      {n > 0 ? words('waiting.next', { n }) : words('waiting.checking')}
    </p>
  );
}

function Clock({ offMs }: { readonly offMs: number | null }) {
  const words = useWords();
  if (offMs === null || Math.abs(offMs) < clockTellMs) return null;
  return (
    <NoticeBox tone="pending">
      <p>{clockText(offMs, words)}</p>
      <p>{words('points.clock.next')}</p>
    </NoticeBox>
  );
}
