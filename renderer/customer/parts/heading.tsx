import type { ReactNode } from 'react';
import { useFirstFocus } from '../../shared/focus.ts';
import css from './heading.module.css';

/** The title of a screen. It takes the focus unless told not to, so that it is read out first. */
export function Heading(props: { readonly children: ReactNode; readonly focus?: boolean }) {
  const element = useFirstFocus<HTMLHeadingElement>(props.focus !== false);
  return (
    <h1 ref={element} tabIndex={-1} className={css['heading']}>
      {props.children}
    </h1>
  );
}
