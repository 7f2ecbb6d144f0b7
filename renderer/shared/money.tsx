import type { Won } from '../../preload/views.ts';
import { classNames } from './class-names.ts';
import css from './money.module.css';
import { digitsText } from './won-text.ts';
import { useLanguage } from './words.ts';

/** An amount as the eye should find it: figures large, the unit small. Never wraps. */
export function Money(props: {
  readonly won: Won;
  readonly size?: 'body' | 'amount' | 'result';
  /** `원` of won, or `P` of points. */
  readonly unit?: 'won' | 'points';
}) {
  const language = useLanguage();
  const digits = digitsText(props.won);
  const size = props.size ?? 'body';
  const crowd = size === 'body' ? undefined : crowdOf(digits.length);
  const points = props.unit === 'points';
  const before = !points && language === 'en';
  return (
    <span className={classNames(css['money'], css[size], crowd && css[crowd])}>
      {before ? <small>₩</small> : null}
      {digits}
      {before ? null : <small>{points ? 'P' : '원'}</small>}
    </span>
  );
}

/** Long amounts shrink instead of wrapping. */
function crowdOf(length: number): 'long' | 'longer' | undefined {
  if (length > 9) return 'longer';
  return length > 7 ? 'long' : undefined;
}
