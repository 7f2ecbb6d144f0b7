import { Eye } from 'lucide-react';
import type { RefObject } from 'react';
import { usePeek } from '../keyboard/use-peek.ts';
import type { Field } from '../store/view-store.ts';
import { useWords } from '../words.ts';
import css from './entry-box.module.css';

type Input = RefObject<HTMLInputElement | null>;

/**
 * The two inputs, of which one is seen. They are read-only, so that neither the system's keyboard nor a
 * Korean input method nor the clipboard has a part in it; our own keys write into them.
 */
export function EntryBox(props: {
  readonly typing: Field;
  readonly id: Input;
  readonly pw: Input;
}) {
  const words = useWords();
  const peek = usePeek();
  const { typing } = props;
  const same = {
    readOnly: true,
    inputMode: 'none',
    autoComplete: 'off',
    autoCapitalize: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    'aria-describedby': 'entry-hint',
    className: css['input'],
  } as const;
  return (
    <div className={css['box']}>
      <input
        {...same}
        ref={props.id}
        type="text"
        hidden={typing !== 'id'}
        aria-label={words('id.title')}
      />
      <input
        {...same}
        ref={props.pw}
        type={peek.shown && typing === 'pw' ? 'text' : 'password'}
        hidden={typing !== 'pw'}
        aria-label={words('pw.title')}
      />
      {typing === 'pw' ? (
        <button
          type="button"
          className={css['peek']}
          aria-pressed={peek.shown}
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            peek.press();
          }}
          onPointerUp={peek.lift}
          onPointerCancel={peek.lift}
          onClick={(event) => (event.detail === 0 ? peek.tap() : undefined)}
        >
          <Eye aria-hidden="true" />
          {words('pw.peek')}
        </button>
      ) : null}
    </div>
  );
}
