import { useState } from 'react';
import { useNow } from '../../shared/now.ts';
import { useWords } from '../words.ts';
import css from './receipt.module.css';

/** How long work may be silent. */
const silentMs = 400;

/** Work of a moment: nothing at first, then the sentence and the seconds since it was drawn. */
export function Working({ sentence }: { readonly sentence: string }) {
  const words = useWords();
  const nowMs = useNow(200);
  const [sinceMs] = useState(nowMs);
  const workedMs = nowMs - sinceMs;
  if (workedMs < silentMs) return null;
  return (
    <div className={css['working']}>
      <p role="status">{sentence}</p>
      <span aria-hidden="true">{words('seconds', { n: Math.floor(workedMs / 1_000) })}</span>
    </div>
  );
}
