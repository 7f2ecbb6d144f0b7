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
const ShopPoints = lazy(async () => {
  const { ShopPoints } = await import('../points/shop-points.tsx');
  return { default: ShopPoints };
});

/** The lists, a payment, a cancel or the set-up, or the shop's points in the place of the keypad. */
export function OpenPanel({ panel }: { readonly panel: Panel }) {
  const words = useWords();
  return (
    <Suspense fallback={<p className={css['loading']}>{words('loading')}</p>}>
      <Opened panel={panel} />
    </Suspense>
  );
}

function Opened({ panel }: { readonly panel: Panel }) {
  switch (panel.at) {
    case 'set-up':
      return <SetUpPanel />;
    case 'points':
    case 'issuance':
    case 'points-request':
      return <ShopPoints at={panel.at} />;
    case 'none':
    case 'history':
    case 'waiting':
    case 'prints':
    case 'detail':
    case 'cancel':
    case 'cancelled':
      return <PaymentPanel panel={panel} />;
  }
}
