import { useEffect, useState } from 'react';

/** False for a while after a screen opened; a tap meant for the screen before does nothing meanwhile. */
export function useSettled(afterMs: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return settled;
}
