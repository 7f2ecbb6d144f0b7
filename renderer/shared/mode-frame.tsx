import type { ReactNode } from 'react';
import type { Mode } from '../../preload/views.ts';
import css from './mode-frame.module.css';
import { useSharedWords } from './words.ts';

/**
 * What is around everything: black and white stripes in practice, a black TEST bar with a dashed white
 * edge in test mode, nothing in live mode. The page stands in the room that is left.
 */
export function ModeFrame(props: {
  readonly mode: Mode;
  readonly simulated: boolean;
  readonly children: ReactNode;
}) {
  const words = useSharedWords();
  const { mode, simulated } = props;
  return (
    <div className={css['frame']} data-mode={mode}>
      {mode === 'test' ? (
        <aside className={css['test']}>
          <strong>{words('mode.test')}</strong>
          {simulated ? <strong>{words('mode.simulated')}</strong> : null}
          <span>{words('mode.test.sentence')}</span>
        </aside>
      ) : null}
      <div className={css['page']}>{props.children}</div>
    </div>
  );
}
