import type { IssuanceView } from '../../../preload/points-views.ts';
import { pointsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import detailCss from '../panels/detail.module.css';
import { useWords } from '../words.ts';
import { balanceDriftOf } from './balance-drift.ts';
import css from './points.module.css';
import { driftText, gapText } from './points-text.ts';

/** A lost answer: both balances and what they suggest; a person settles it. */
export function NeedsPersonPart({ issuance }: { readonly issuance: IssuanceView }) {
  const words = useWords();
  const language = useLanguage();
  const { balanceBeforeWon: before, balanceNowWon: after } = issuance;
  const drift = balanceDriftOf(issuance);
  const known = (won: number | null) =>
    won === null ? words('points.not-given') : pointsText(won, language);
  return (
    <div className={css['person']}>
      <dl className={detailCss['facts']}>
        <div>
          <dt>{words('points.before')}</dt>
          <dd>{known(before)}</dd>
        </div>
        <div>
          <dt>{words('points.now')}</dt>
          <dd>{known(after)}</dd>
        </div>
        <div>
          <dt>{words('points.gap')}</dt>
          <dd data-testid="points-gap">
            {'gapWon' in drift ? gapText(drift.gapWon, language) : words('points.not-given')}
          </dd>
        </div>
      </dl>
      <p>{driftText(drift, language, words)}</p>
    </div>
  );
}
