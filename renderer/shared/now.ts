import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, again every `everyMs`; for countdowns and nothing else. */
export function useNow(everyMs = 500): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
