import type { ReactNode } from 'react';
import type { TillState } from '../../../preload/window-states.ts';
import { Banner } from './banner.tsx';
import { Header } from './header.tsx';
import { MessageStrip } from './message-strip.tsx';
import { Nav } from './nav.tsx';
import css from './shell.module.css';

/** Header, the most urgent notice, the screen, and the keys below it when they may be used. */
export function Shell(props: {
  readonly state: TillState;
  readonly nav?: boolean;
  /** The screen itself has a place for the message. */
  readonly ownMessage?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={css['shell']}>
      <Header state={props.state} />
      <Banner notices={props.state.notices} />
      <main className={css['main']}>{props.children}</main>
      {props.nav === true ? <Nav /> : null}
      {props.ownMessage === true ? null : <MessageStrip floating />}
    </div>
  );
}
