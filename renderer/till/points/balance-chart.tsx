import { dayAndClockText, dayText } from '../../shared/time-text.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useWords } from '../words.ts';
import css from './chart.module.css';
import { type ChartShape, chartBox, chartShapeOf, type Seen } from './chart-shape.ts';

/** Beyond this many the dots would make one thick line. */
const dotsMax = 24;

/** The balances seen, as a line in steps and as a table. Nothing between two looks is made up. */
export function BalanceChart({ seen }: { readonly seen: readonly Seen[] }) {
  const words = useWords();
  const shape = chartShapeOf(seen);
  return (
    <figure className={css['figure']}>
      <figcaption>{words('points.chart')}</figcaption>
      {shape === null ? (
        <p className={css['none']}>{words('points.chart.none')}</p>
      ) : (
        <>
          <Drawing shape={shape} />
          <Table seen={shape.points.map((point) => point.seen)} />
        </>
      )}
    </figure>
  );
}

function Drawing({ shape }: { readonly shape: ChartShape }) {
  const words = useWords();
  const language = useLanguage();
  const { points, path, lowest, highest, first, last } = shape;
  const text = (each: Seen) => pointsText(each.balanceWon, language);
  const name =
    points.length === 1
      ? words('points.chart.one', {
          points: text(last),
          time: dayAndClockText(last.atMs, language),
        })
      : words('points.chart.name', {
          n: points.length,
          from: dayText(first.atMs),
          to: dayText(last.atMs),
          first: text(first),
          last: text(last),
          lowest: text(lowest),
          highest: text(highest),
        });
  const dots = points.length > dotsMax ? points.slice(-1) : points;
  return (
    <div className={css['drawing']}>
      <div className={css['scale']} aria-hidden="true">
        <span>{text(highest)}</span>
        {lowest.balanceWon === highest.balanceWon ? null : <span>{text(lowest)}</span>}
      </div>
      <svg
        className={css['chart']}
        viewBox={`0 0 ${chartBox.width} ${chartBox.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={name}
      >
        <path className={css['line']} d={path} />
        {dots.map(({ x, y, seen }) => (
          <path key={seen.atMs} className={css['dot']} d={`M${x} ${y}h0`} />
        ))}
      </svg>
      <div className={css['days']} aria-hidden="true">
        <span>{dayText(first.atMs)}</span>
        {dayText(first.atMs) === dayText(last.atMs) ? null : <span>{dayText(last.atMs)}</span>}
      </div>
    </div>
  );
}

/** The same figures to read, newest first. */
function Table({ seen }: { readonly seen: readonly Seen[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <details className={css['table']}>
      <summary>{words('points.chart.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('points.chart.when')}</th>
            <th scope="col">{words('points.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {seen.toReversed().map(({ atMs, balanceWon }) => (
            <tr key={atMs}>
              <td>{dayAndClockText(atMs, language)}</td>
              <td>{pointsText(balanceWon, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
