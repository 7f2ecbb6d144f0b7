import { useNow } from '../../shared/now.ts';
import { secondsLeft } from '../../shared/time-text.ts';
import { useWords } from '../words.ts';

/** How long a charge can still go out by itself, or that its customer is needed. */
export function WaitingLife({ secretEndsMs }: { readonly secretEndsMs: number | null }) {
  const words = useWords();
  const nowMs = useNow(1_000);
  if (secretEndsMs === null) return words('waiting-sale.re-enter');
  const left = secondsLeft(secretEndsMs, nowMs);
  const time = words('minutes', { m: Math.floor(left / 60), s: left % 60 });
  return words('waiting-sale.left', { time });
}
