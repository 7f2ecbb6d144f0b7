import { useNow } from '../../shared/now.ts';
import { secondsLeft } from '../../shared/time-text.ts';
import { useWords } from '../words.ts';
import css from './parts.module.css';

/** `남은 시간 1분 48초`, counted here from main's deadline. */
export function TimeLeft({ untilMs }: { readonly untilMs: number }) {
  const words = useWords();
  const left = secondsLeft(untilMs, useNow());
  const text =
    left < 60
      ? words('seconds', { n: left })
      : words('minutes', { m: Math.floor(left / 60), s: left % 60 });
  return (
    <p className={css['timeLeft']}>
      {words('customer.left')} <strong>{text}</strong>
    </p>
  );
}
