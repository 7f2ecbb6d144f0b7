import type { ReactNode } from 'react';
import type { Won } from '../../../preload/views.ts';
import { classNames } from '../../shared/class-names.ts';
import { Money } from '../../shared/money.tsx';
import { useTillState } from '../till-context.ts';
import { ModeMark } from './header.tsx';
import css from './result.module.css';

/** One of the ends of a sale, filling the page: colour, shape, icon and word all say the same. */
export function Result(props: {
  readonly tone: 'approved' | 'declined' | 'unknown' | 'calm';
  readonly icon: ReactNode;
  readonly title: string;
  readonly won: Won;
  /** What became of the money and what to do; read out together with the title. */
  readonly said: ReactNode;
  readonly facts?: ReactNode;
  readonly keys: ReactNode;
}) {
  const state = useTillState();
  const urgent = props.tone === 'declined' || props.tone === 'unknown';
  return (
    <main className={classNames(css['page'], css[props.tone])}>
      <div className={css['mark']}>
        <ModeMark state={state} />
      </div>
      <section className={css['block']}>
        <div className={css['said']} role={urgent ? 'alert' : 'status'}>
          <div className={css['icon']} aria-hidden="true">
            {props.icon}
          </div>
          <h1>{props.title}</h1>
          <p className={css['sum']}>
            <Money won={props.won} size="result" />
          </p>
          {props.said}
        </div>
        {props.facts}
        <div className={css['keys']}>{props.keys}</div>
      </section>
    </main>
  );
}
