import type { ReactNode } from 'react';
import css from './button.module.css';
import { classNames } from './class-names.ts';
import { useFirstFocus } from './focus.ts';

/** A key of the physical keyboard that does the same, shown on the button. */
export type KeyHint = 'Enter' | 'Esc' | `F${number}` | `Alt+${number}`;

const hintText: Readonly<Record<string, string>> = { Enter: '↵' };
const ariaKey: Readonly<Record<string, string>> = { Esc: 'Escape' };

export type ButtonProps = {
  readonly children: ReactNode;
  /** Left out only by a button that submits its form. */
  readonly onPress?: () => void;
  readonly submit?: boolean;
  /** `plain` is the usual one; one `primary` per screen; `key` is a keypad key, `quick` its grey sister. */
  readonly kind?: 'plain' | 'primary' | 'key' | 'quick' | 'quiet' | 'danger';
  readonly hint?: KeyHint;
  readonly disabled?: boolean;
  /** For buttons that only show an icon. */
  readonly name?: string;
  /** The id of the text that says why it is disabled, or what it will do. */
  readonly describedBy?: string;
  /** Takes the focus when the screen opens. */
  readonly first?: boolean;
  /** For a choice out of several: whether it is the chosen one. */
  readonly pressed?: boolean;
  readonly className?: string | undefined;
};

/** A real button: at least 56 px high, acts when the finger is lifted inside it. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', hint } = props;
  const element = useFirstFocus<HTMLButtonElement>(props.first === true);
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      ref={element}
      className={classNames(css['button'], css[kind], props.className)}
      disabled={props.disabled === true}
      aria-label={props.name}
      aria-describedby={props.describedBy}
      aria-pressed={props.pressed}
      aria-keyshortcuts={hint === undefined ? undefined : (ariaKey[hint] ?? hint)}
      onClick={props.onPress}
    >
      {props.children}
      {hint === undefined ? null : (
        <span aria-hidden="true" className={css[hint === 'Enter' ? 'enter' : 'hint']}>
          {hintText[hint] ?? hint}
        </span>
      )}
    </button>
  );
}
