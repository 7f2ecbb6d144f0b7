import { useState } from 'react';
import type { Won } from '../../../preload/views.ts';
import { Progress } from '../../shared/progress.tsx';
import { useActs } from '../customer-context.ts';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useWords } from '../words.ts';
import css from './waiting.module.css';

/** P4 before the answer: main asks for the balance. Nothing is charged, so the customer may stop. */
export function Checking({ amountWon }: { readonly amountWon: Won }) {
  const words = useWords();
  const acts = useActs();
  return (
    <PadScreen amountWon={amountWon} out={{ label: words('stop'), onPress: acts.stop }}>
      <Wait sentence={words('checking.title')} />
    </PadScreen>
  );
}

/** P5: the charge is on its way; there is no way back. */
export function Sending({ amountWon }: { readonly amountWon: Won }) {
  const words = useWords();
  return (
    <PadScreen amountWon={amountWon}>
      <Wait sentence={words('sending.title')} />
    </PadScreen>
  );
}

function Wait({ sentence }: { readonly sentence: string }) {
  const [sinceMs] = useState(() => Date.now());
  return (
    <div className={css['wait']}>
      <h1 className="said-only">{sentence}</h1>
      <Progress sinceMs={sinceMs} sentence={sentence} />
    </div>
  );
}
