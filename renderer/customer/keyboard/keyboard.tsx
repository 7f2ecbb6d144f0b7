import { Delete } from 'lucide-react';
import { type PointerEvent, useRef, useState } from 'react';
import { classNames } from '../../shared/class-names.ts';
import { useWords } from '../words.ts';
import { type Key, type KeyFace, keysOf } from './key-rows.ts';
import css from './keyboard.module.css';

type Handlers = {
  readonly onChar: (char: string) => void;
  readonly onErase: () => void;
};

/**
 * Our own keyboard on the screen. A key acts when the finger that pressed it is lifted on it; several
 * fingers may be down at once. `quiet` keys do not show that they are pressed.
 */
export function Keyboard(props: Handlers & { readonly quiet: boolean }) {
  const words = useWords();
  const [face, setFace] = useState<KeyFace>('letters');
  const down = useRef(new Map<number, Element>());
  const act = ({ act: key }: Key): void => {
    if (key.does === 'type') props.onChar(key.char);
    else if (key.does === 'erase') props.onErase();
    else setFace(key.to);
  };
  const press = (event: PointerEvent<HTMLButtonElement>): void => {
    down.current.set(event.pointerId, event.currentTarget);
  };
  const lift = (event: PointerEvent<HTMLButtonElement>, key: Key): void => {
    const pressed = down.current.get(event.pointerId);
    down.current.delete(event.pointerId);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (pressed === event.currentTarget && pressed.contains(under)) act(key);
  };
  return (
    <fieldset
      className={css['keyboard']}
      aria-label={words('keys')}
      data-quiet={props.quiet || undefined}
      // The field keeps the focus, so that a real keyboard goes on working.
      onMouseDown={(event) => event.preventDefault()}
    >
      {keysOf(face).map((key) => (
        <KeyButton
          key={key.place}
          shown={key}
          onDown={press}
          onUp={(event) => lift(event, key)}
          onClick={() => act(key)}
        />
      ))}
    </fieldset>
  );
}

function KeyButton(props: {
  readonly shown: Key;
  readonly onDown: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly onUp: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly onClick: () => void;
}) {
  const words = useWords();
  const { act, wide } = props.shown;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(css['key'], act.does === 'type' ? null : css['word'])}
      data-wide={wide}
      aria-label={act.does === 'erase' ? words('key.erase.name') : undefined}
      aria-pressed={isCapitals(props.shown) ? act.does === 'turn' && act.now : undefined}
      onPointerDown={props.onDown}
      onPointerUp={props.onUp}
      // Without a pointer, as a screen reader presses it.
      onClick={(event) => (event.detail === 0 ? props.onClick() : undefined)}
    >
      <Cap shown={props.shown} />
    </button>
  );
}

/** The key for capitals turns them on and off; the others turn to another face. */
function isCapitals({ act }: Key): boolean {
  return act.does === 'turn' && (act.to === 'capitals' || act.now);
}

function Cap({ shown }: { readonly shown: Key }) {
  const words = useWords();
  const { act } = shown;
  if (act.does === 'type') return act.char === ' ' ? words('key.space') : act.char;
  if (act.does === 'erase') {
    return (
      <>
        <Delete aria-hidden="true" /> {words('key.erase')}
      </>
    );
  }
  if (isCapitals(shown)) return words('key.capitals');
  return words(act.to === 'signs' ? 'key.signs' : 'key.letters');
}
