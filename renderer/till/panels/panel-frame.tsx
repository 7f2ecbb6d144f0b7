import type { ReactNode } from 'react';
import { Button } from '../../shared/button.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './panels.module.css';

/** A panel's title with the way back, what is beside it, and the content below. */
export function PanelFrame(props: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const words = useWords();
  const { panel } = useActs();
  return (
    <section className={css['panel']} aria-labelledby="panel-title">
      <div className={css['top']}>
        <Button hint="Esc" onPress={panel.back}>
          {words('back')}
        </Button>
        <h1 id="panel-title">{props.title}</h1>
        <div className={css['beside']}>{props.beside}</div>
      </div>
      {props.children}
    </section>
  );
}
