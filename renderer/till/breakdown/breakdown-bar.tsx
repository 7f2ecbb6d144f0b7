import type { BreakdownFigures, MeansName, PartName } from '../../../preload/breakdown-view.ts';
import { classNames } from '../../shared/class-names.ts';
import { type TillWords, useWords } from '../words.ts';
import css from './breakdown.module.css';
import { counts, meansShown, partsShown, signedText } from './names.ts';

/** One piece of the bar. */
type Piece = { readonly means: MeansName; readonly part: PartName; readonly amountWon: number };

/** What is narrower than this share of the bar has its words in the legend only. */
const labelledShare = 0.1;

/**
 * The net amount as one bar: grouped by means of payment, in each the parts. Colour says the means, the
 * pattern the part, and the legend both in words.
 */
export function BreakdownBar({ figures }: { readonly figures: BreakdownFigures }) {
  const words = useWords();
  const pieces = piecesOf(figures);
  const sumWon = pieces.reduce((sum, { amountWon }) => sum + amountWon, 0);
  if (sumWon === 0) return <p className={css['quiet']}>{words('breakdown.bar.empty')}</p>;
  const sentence = pieces.map((piece) => pieceText(piece, words)).join(', ');
  return (
    <figure className={css['figure']}>
      <div
        className={css['bar']}
        role="img"
        aria-label={words('breakdown.bar', { sum: signedText(sumWon), pieces: sentence })}
      >
        {meansShown.map((means) => {
          const own = pieces.filter((piece) => piece.means === means);
          if (own.length === 0) return null;
          const ownWon = own.reduce((sum, { amountWon }) => sum + amountWon, 0);
          return (
            <div key={means} className={css['group']} style={{ flexGrow: ownWon }}>
              <span className={css['groupName']}>
                {ownWon / sumWon < labelledShare ? '' : words(`breakdown.where.${means}`)}
              </span>
              <div className={css['pieces']}>
                {own.map((piece) => (
                  <span
                    key={piece.part}
                    className={lookOf(piece)}
                    style={{ flexGrow: piece.amountWon }}
                  >
                    {piece.amountWon / sumWon < labelledShare ? null : (
                      <b>{words(`breakdown.part.${piece.part}`)}</b>
                    )}
                  </span>
                ))}
              </div>
            </div>
          );
        })}
      </div>
      <ul className={css['legend']} aria-hidden="true">
        {pieces.map((piece) => (
          <li key={`${piece.means} ${piece.part}`}>
            <span className={lookOf(piece)} />
            {pieceText(piece, words)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** What is below zero cannot be drawn; it is among the differences that are told. */
function piecesOf(figures: BreakdownFigures): readonly Piece[] {
  return meansShown
    .filter((means) => counts(means, figures))
    .flatMap((means) =>
      partsShown.map((part) => ({ means, part, amountWon: figures.means[means][part] })),
    )
    .filter(({ amountWon }) => amountWon > 0);
}

function lookOf({ means, part }: Piece): string {
  return classNames(css['piece'], css[means], css[part]);
}

function pieceText({ means, part, amountWon }: Piece, words: TillWords): string {
  const name = words(`breakdown.where.${means}`);
  return `${name} ${words(`breakdown.part.${part}`)} ${signedText(amountWon)}`;
}
