import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import css from './dialog.module.css';

export type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** Esc, or the browser's own way to close. */
  readonly onClose: () => void;
  /** For acts that cannot be undone: Enter does nothing at all inside. */
  readonly enterDoesNothing?: boolean;
  readonly wide?: boolean;
  /** `document`: the keys for printing and saving work in here, and scans mean nothing. */
  readonly keys?: 'document';
};

/** A native modal dialog: the page behind is inert, the focus stays inside and goes back after. */
export function Dialog(props: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const blockEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  };
  return (
    <dialog
      ref={element}
      className={css['dialog']}
      data-wide={props.wide === true || undefined}
      data-keys={props.keys}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={props.enterDoesNothing === true ? blockEnter : undefined}
    >
      <h2 id={title} className={css['title']}>
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
}
