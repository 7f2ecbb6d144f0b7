import { ModeFrame } from '../shared/mode-frame.tsx';
import { Dialogs } from './screens/dialogs.tsx';
import { FirstPaint } from './screens/first-paint.tsx';
import { Page } from './screens/page.tsx';
import type { Till } from './till.ts';
import { TillContext, useMaybeState } from './till-context.ts';

/** The whole till window. */
export function App({ till }: { readonly till: Till }) {
  return (
    <TillContext value={till}>
      <Window />
    </TillContext>
  );
}

function Window() {
  const state = useMaybeState();
  if (state === null) return <FirstPaint />;
  return (
    <ModeFrame mode={state.mode} simulated={state.simulated}>
      <Page state={state} />
      <Dialogs state={state} />
    </ModeFrame>
  );
}
