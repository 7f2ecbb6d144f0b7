import type { BreakdownFigures, BreakdownMeans } from '../../../preload/breakdown-view.ts';
import { dayAndClockText } from '../../shared/time-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { type TillWords, useWords } from '../words.ts';
import css from './breakdown.module.css';
import { meansShown, partsShown, signedText, sumOf } from './names.ts';

/** What was added and taken back, in the provider's own order. */
export function BreakdownHistory({ figures }: { readonly figures: BreakdownFigures }) {
  const words = useWords();
  const language = useLanguage();
  const { histories } = figures;
  if (histories.length === 0)
    return <p className={css['quiet']}>{words('breakdown.history.none')}</p>;
  const sumWon = histories.reduce((sum, { totalWon }) => sum + totalWon, 0);
  return (
    <>
      <h3>{words('breakdown.history')}</h3>
      <ol className={css['history']} data-selectable>
        {histories.map((row, index) => (
          // The provider gives its rows no number; they never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever replaced as a whole
          <li key={index}>
            <span>
              {row.atMs === null
                ? words('breakdown.history.no-time')
                : dayAndClockText(row.atMs, language)}
            </span>
            <strong>{signedText(row.totalWon)}</strong>
            <span className={css['quiet']}>{rowText(row.means, words)}</span>
          </li>
        ))}
      </ol>
      <p>
        {words('breakdown.history.sum')} <strong>{signedText(sumWon)}</strong>
      </p>
    </>
  );
}

/** Every number of the row that is not zero. */
function rowText(means: BreakdownMeans, words: TillWords): string {
  return meansShown
    .map((name) => ({ name, parts: partsShown.filter((part) => means[name][part] !== 0) }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ name, parts }) => {
      const each = parts.map(
        (part) => `${words(`breakdown.part.${part}`)} ${signedText(means[name][part])}`,
      );
      const whole = `${words(`breakdown.where.${name}`)} ${signedText(sumOf(means[name]))}`;
      return `${whole} (${each.join(', ')})`;
    })
    .join(' · ');
}
