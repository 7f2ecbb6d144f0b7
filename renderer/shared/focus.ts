import { type RefObject, useEffect, useRef } from 'react';

/** A ref whose element takes the focus once it is on the screen, when `wanted`. */
export function useFirstFocus<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (wanted) element.current?.focus({ preventScroll: true });
  }, [wanted]);
  return element;
}
