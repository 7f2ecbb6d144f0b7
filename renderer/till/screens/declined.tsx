import { X } from 'lucide-react';
import type { TillSale } from '../../../preload/sale-views.ts';
import { Button } from '../../shared/button.tsx';
import { clockText } from '../../shared/time-text.ts';
import { declineText } from '../text/failure-text.ts';
import { moneyText } from '../text/sentence.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './result.module.css';
import { Result } from './result.tsx';

type Sale = Extract<TillSale, { at: 'declined' }>;

/** Not charged, and proved so: white with a red frame. */
export function Declined({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const { title, next } = declineText(sale.reason, sale.code, words);
  const proved = words('declined.proved', { time: clockText(sale.provedMs) });
  return (
    <Result
      tone="declined"
      icon={<X />}
      title={words('declined.title')}
      won={sale.amountWon}
      said={
        <>
          <p>
            <strong>{title}</strong>
          </p>
          <p>
            {moneyText('not-charged', words)} ({proved})
          </p>
          <p>{next}</p>
        </>
      }
      facts={<Details sale={sale} />}
      keys={<Keys sale={sale} />}
    />
  );
}

function Keys({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const { sale: act } = useActs();
  if (!sale.mayRetry) {
    return (
      <Button kind="primary" hint="Enter" first onPress={act.dismiss}>
        {words('declined.other')}
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" hint="Enter" first onPress={act.retry}>
        {words('declined.retry')}
      </Button>
      <Button hint="Esc" onPress={act.dismiss}>
        {words('declined.other')}
      </Button>
    </>
  );
}

/** Upstream's own code and words, for support. */
function Details({ sale }: { readonly sale: Sale }) {
  const words = useWords();
  const none = words('declined.none');
  return (
    <details className={css['details']}>
      <summary>{words('declined.details')}</summary>
      <dl data-selectable>
        <dt>{words('order.no')}</dt>
        <dd>{sale.orderNo}</dd>
        <dt>{words('declined.uid')}</dt>
        <dd>{sale.merchantUid ?? none}</dd>
        <dt>{words('declined.code')}</dt>
        <dd>{sale.code === '' ? none : sale.code}</dd>
        <dt>{words('declined.message')}</dt>
        <dd>{sale.message === '' ? none : sale.message}</dd>
      </dl>
    </details>
  );
}
