import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import css from './notice.module.css';

export type NoticeTone = 'info' | 'pending' | 'declined' | 'unknown' | 'offline';

/** A block of words with an icon. `urgent` ones are read out at once. */
export function NoticeBox(props: {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  readonly urgent?: boolean;
  readonly id?: string;
}) {
  const Icon = props.tone === 'info' ? Info : TriangleAlert;
  return (
    <div
      id={props.id}
      className={classNames(css['notice'], css[props.tone])}
      role={props.urgent === true ? 'alert' : undefined}
    >
      <Icon aria-hidden="true" className={css['icon']} />
      <div className={css['words']}>{props.children}</div>
    </div>
  );
}
