import type { CustomerSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { useNow } from '../../shared/now.ts';
import { secondsLeft } from '../../shared/time-text.ts';
import { useActs, useView } from '../customer-context.ts';
import { deadlineMsOf } from '../data-state.ts';
import { warnMs } from '../timings.ts';
import { useWords } from '../words.ts';
import css from './dialog-words.module.css';

/** Asks for a sign of life before the time for a screen ends. */
export function TimeWarning({ sale }: { readonly sale: CustomerSale }) {
  const { signingIn } = useView();
  const deadlineMs = deadlineMsOf(sale);
  return deadlineMs === null || signingIn ? null : <Warning deadlineMs={deadlineMs} />;
}

function Warning({ deadlineMs }: { readonly deadlineMs: number }) {
  const words = useWords();
  const acts = useActs();
  const leftMs = deadlineMs - useNow();
  if (leftMs > warnMs || leftMs <= 0) return null;
  return (
    <Dialog title={words('warning.title')} onClose={acts.stay}>
      <p className={css['words']}>
        {words('warning.left', { n: secondsLeft(deadlineMs, deadlineMs - leftMs) })}
      </p>
      <Button kind="primary" onPress={acts.stay} first className={css['go-on']}>
        {words('go-on')}
      </Button>
    </Dialog>
  );
}
