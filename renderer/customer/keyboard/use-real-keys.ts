import { useEffect, useRef } from 'react';
import { typedCharOf } from './typed-char.ts';

/** What a real keyboard does while somebody types. */
export type RealKeys = {
  readonly onChar: (char: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
};

/** Listens to the real keyboard for as long as the screen is there, wherever the focus is. */
export function useRealKeys(keys: RealKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') === null) hear(event, latest.current);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}

function hear(event: KeyboardEvent, keys: RealKeys): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const onButton = event.target instanceof HTMLButtonElement;
  switch (event.code) {
    case 'Enter':
    case 'NumpadEnter':
      if (!onButton && !event.repeat) keys.onEnter();
      return;
    case 'Escape':
      if (!event.repeat) keys.onEscape();
      return;
    case 'Backspace':
      event.preventDefault();
      keys.onErase();
      return;
  }
  const char = typedCharOf({
    key: event.key,
    code: event.code,
    shiftKey: event.shiftKey,
    capsLock: event.getModifierState('CapsLock'),
  });
  if (char === null || (char === ' ' && onButton)) return;
  event.preventDefault();
  keys.onChar(char);
}
