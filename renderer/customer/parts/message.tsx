import type { ReactNode } from 'react';
import css from './message.module.css';

/** The middle of a screen that only says something. `urgent` ones are read out at once. */
export function Message(props: {
  readonly icon?: ReactNode;
  readonly role?: 'status' | 'alert';
  readonly children: ReactNode;
}) {
  return (
    <div className={css['message']} role={props.role}>
      {props.icon ? <span className={css['icon']}>{props.icon}</span> : null}
      {props.children}
    </div>
  );
}
