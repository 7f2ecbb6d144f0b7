import { useNow } from './now.ts';
import css from './progress.module.css';
import { useSharedWords } from './words.ts';

/** How long a wait may be silent; after it words and a seconds counter appear. */
const silentMs = 400;

/** A wait with words: nothing for 400 ms, then the sentence and the seconds since `sinceMs`. */
export function Progress(props: { readonly sinceMs: number; readonly sentence: string }) {
  const nowMs = useNow(200);
  const words = useSharedWords();
  const waitedMs = nowMs - props.sinceMs;
  if (waitedMs < silentMs) return <div className={css['progress']} aria-hidden="true" />;
  return (
    <div className={css['progress']}>
      <p role="status">{props.sentence}</p>
      <div className={css['bar']} aria-hidden="true" />
      <p className={css['seconds']}>{words('seconds', { n: Math.floor(waitedMs / 1000) })}</p>
    </div>
  );
}
