import type { SyntheticEvent } from 'react';
import type { PaymentDetail } from '../../../preload/payment-views.ts';
import type { ToldCancel, ToldFact, ToldView } from '../../../preload/told-view.ts';
import type { Language } from '../../../preload/views.ts';
import { dayAndClockText } from '../../shared/time-text.ts';
import { digitsText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { type TillWords, useWords } from '../words.ts';
import css from './detail.module.css';

/** Everything the provider told about the payment, its own list of cancels included; shut at first. */
export function ToldPart({ detail }: { readonly detail: PaymentDetail }) {
  const words = useWords();
  if (detail.told.length === 0) return null;
  return (
    <details className={css['told']} data-told onToggle={showOpened}>
      <summary>{words('told.title')}</summary>
      {detail.told.map((told) => (
        <ToldRow key={told.impUid} told={told} />
      ))}
    </details>
  );
}

/** It stands at the end of what is scrolled: opened there, it would seem to do nothing. */
function showOpened({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  if (currentTarget.open) currentTarget.scrollIntoView({ block: 'start' });
}

function ToldRow({ told }: { readonly told: ToldView }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <p className={css['said']}>
        {words('told.at', { imp: told.impUid, at: dayAndClockText(told.toldMs, language) })}
      </p>
      <dl className={css['facts']} data-selectable>
        {told.facts.map((fact) => (
          <div key={fact.name} data-fact={fact.name}>
            <dt>{words(`told.${fact.name}`)}</dt>
            <dd>{factText(fact, language, words)}</dd>
          </div>
        ))}
      </dl>
      <ToldCancels cancels={told.cancels} />
    </>
  );
}

/** The provider's own list: cancels of other tills and of its console stand here too. */
function ToldCancels({ cancels }: { readonly cancels: readonly ToldCancel[] }) {
  const words = useWords();
  const language = useLanguage();
  if (cancels.length === 0) return null;
  return (
    <>
      <h3 className={css['subtitle']}>{words('told.cancels')}</h3>
      <ul className={css['cancels']} data-selectable>
        {cancels.map((cancel, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the provider's list only grows at its end
          <li key={place} data-told-cancel>
            <strong>−{wonFigure(cancel.amountWon, language)}</strong>{' '}
            {[
              cancel.cancelledAtS > 0 ? timeText(cancel.cancelledAtS, language) : null,
              cancel.reason,
              cancel.pgTid,
              cancel.cancellationId,
              cancel.receiptUrl,
            ]
              .filter((text) => text !== null)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  );
}

function factText({ kind, value }: ToldFact, language: Language, words: TillWords): string {
  if (typeof value === 'boolean') return words(value ? 'told.yes' : 'told.no');
  if (typeof value === 'string') return value;
  if (kind === 'time') return timeText(value, language);
  return kind === 'won' ? wonFigure(value, language) : digitsText(value);
}

function timeText(atS: number, language: Language): string {
  return dayAndClockText(atS * 1_000, language);
}

/** Whatever the provider says, also above what a till can take. */
function wonFigure(value: number, language: Language): string {
  return language === 'ko' ? `${digitsText(value)}원` : `₩${digitsText(value)}`;
}
