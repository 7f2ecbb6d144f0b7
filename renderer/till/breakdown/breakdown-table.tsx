import type { BreakdownFigures, MeansName, PartName } from '../../../preload/breakdown-view.ts';
import { classNames } from '../../shared/class-names.ts';
import { useWords } from '../words.ts';
import css from './breakdown.module.css';
import { counts, meansShown, partsShown, signedText, sumOf } from './names.ts';

/** Every part by every means; what is nothing stays, dimmed. */
export function BreakdownTable({ figures }: { readonly figures: BreakdownFigures }) {
  const words = useWords();
  const { means, cashReceipt, totalWon } = figures;
  const total = (part: PartName): number =>
    meansShown
      .filter((name) => counts(name, figures))
      .reduce((sum, name) => sum + means[name][part], 0);
  const dim = (name: MeansName): string | undefined =>
    sumOf(means[name]) === 0 && partsShown.every((part) => means[name][part] === 0)
      ? css['nothing']
      : undefined;
  return (
    <>
      <table className={css['table']} data-selectable>
        <caption>{words('breakdown.table')}</caption>
        <thead>
          <tr>
            <td />
            {meansShown.map((name) => (
              <th key={name} scope="col" className={dim(name)}>
                {words(`breakdown.where.${name}`)}
              </th>
            ))}
            <th scope="col">{words('breakdown.total')}</th>
          </tr>
        </thead>
        <tbody>
          {partsShown.map((part) => (
            <tr key={part} className={total(part) === 0 ? css['nothing'] : undefined}>
              <th scope="row">{words(`breakdown.part.${part}`)}</th>
              {meansShown.map((name) => (
                <td key={name} className={classNames(dim(name))}>
                  {signedText(means[name][part])}
                </td>
              ))}
              <td>{signedText(total(part))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words('breakdown.total')}</th>
            {meansShown.map((name) => (
              <td key={name} className={dim(name)}>
                {signedText(sumOf(means[name]))}
              </td>
            ))}
            <td>
              <strong>{signedText(totalWon)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
      {cashReceipt === 'none' ? null : (
        <p className={css['quiet']}>{words(`breakdown.cash.${cashReceipt}`)}</p>
      )}
      {sumOf(means.discount) === 0 ? null : (
        <p className={css['quiet']}>{words('breakdown.discount')}</p>
      )}
    </>
  );
}
