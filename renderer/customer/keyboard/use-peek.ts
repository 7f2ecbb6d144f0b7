import { useEffect, useRef, useState } from 'react';
import { peekMs, tapMs } from '../timings.ts';

/** A look at the password: three seconds after a tap, or for as long as the button is held. */
export type Peek = {
  readonly shown: boolean;
  readonly press: () => void;
  readonly lift: () => void;
  /** Without a pointer, as a screen reader presses it. */
  readonly tap: () => void;
};

export function usePeek(): Peek {
  const [shown, setShown] = useState(false);
  const pressedMs = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hideAfter = (delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(false), delayMs);
  };
  return {
    shown,
    press: () => {
      clearTimeout(timer.current);
      pressedMs.current = Date.now();
      setShown(true);
    },
    lift: () => hideAfter(Date.now() - pressedMs.current < tapMs ? peekMs : 0),
    tap: () => {
      setShown(true);
      hideAfter(peekMs);
    },
  };
}
