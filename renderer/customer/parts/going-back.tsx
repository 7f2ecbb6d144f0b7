import { useEffect, useState } from 'react';
import { useNow } from '../../shared/now.ts';
import { secondsLeft } from '../../shared/time-text.ts';
import { useActs } from '../customer-context.ts';
import { useWords } from '../words.ts';

/** Counts down to the first screen and goes there. */
export function GoingBack({ afterMs }: { readonly afterMs: number }) {
  const words = useWords();
  const { done } = useActs();
  const nowMs = useNow();
  const [untilMs] = useState(() => Date.now() + afterMs);
  useEffect(() => {
    const timer = setTimeout(done, afterMs);
    return () => clearTimeout(timer);
  }, [done, afterMs]);
  return <p>{words('back-in', { n: secondsLeft(untilMs, nowMs) })}</p>;
}
