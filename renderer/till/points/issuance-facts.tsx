import type { IssuanceView } from '../../../preload/points-views.ts';
import { dayAndClockText } from '../../shared/time-text.ts';
import { useLanguage } from '../../shared/words.ts';
import detailCss from '../panels/detail.module.css';
import { useWords } from '../words.ts';
import { NextCheck } from './balance-part.tsx';
import css from './points.module.css';

/** The numbers and times of a request; what is not known is left out. */
export function IssuanceFacts({ issuance }: { readonly issuance: IssuanceView }) {
  const words = useWords();
  const language = useLanguage();
  const time = (atMs: number | null) => (atMs === null ? null : dayAndClockText(atMs, language));
  const facts = [
    [words('points.fact.number'), issuance.issuanceId],
    [words('points.fact.status'), issuance.statusText],
    [words('points.fact.requested'), time(issuance.requestedMs)],
    [words('points.fact.created'), time(issuance.createdMs)],
    [words('points.fact.modified'), time(issuance.modifiedMs)],
    [words('detail.checked'), time(issuance.checkedMs)],
    [words('detail.evidence'), issuance.evidence],
  ] as const;
  return (
    <div>
      <h2 className={css['subtitle']}>{words('points.facts')}</h2>
      {issuance.requestId === null ? (
        <p className={css['lead']}>{words('points.not-ours')}</p>
      ) : null}
      <dl className={detailCss['facts']} data-selectable>
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <NextCheck nextCheckMs={issuance.nextCheckMs} />
    </div>
  );
}
