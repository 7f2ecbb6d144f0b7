import { lazy, Suspense } from 'react';
import type { Panel } from '../store/view-store.ts';
import { useWords } from '../words.ts';
import css from './panel.module.css';

// Not needed for the keypad, so not loaded before it.
const PaymentPanel = lazy(async () => {
  const { PaymentPanel } = await import('../panels/payment-panel.tsx');
  return { default: PaymentPanel };
});
const SetUpPanel = lazy(async () => {
  const { SetUpPanel } = await import('../setup/set-up-panel.tsx');
  return { default: SetUpPanel };
});

/** The lists, a payment, a cancel or the set-up in the place of the keypad. */
export function OpenPanel({ panel }: { readonly panel: Panel }) {
  const words = useWords();
  return (
    <Suspense fallback={<p className={css['loading']}>{words('loading')}</p>}>
      {panel.at === 'set-up' ? <SetUpPanel /> : <PaymentPanel panel={panel} />}
    </Suspense>
  );
}
