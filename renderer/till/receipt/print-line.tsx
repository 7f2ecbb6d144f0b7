import { Printer } from 'lucide-react';
import type { ReceiptOf } from '../../../preload/print-views.ts';
import { useWords } from '../words.ts';
import { shortKeyOf } from './print-text.ts';
import css from './receipt.module.css';
import { usePaper } from './use-paper.ts';

/** How a receipt stands with the printer, in a few words; nothing while nobody has printed it. */
export function PrintLine(props: { readonly of: ReceiptOf; readonly kind: 'sale' | 'cancel' }) {
  const words = useWords();
  const short = shortKeyOf(usePaper(props.of));
  return (
    <p role="status" className={css['line']}>
      {short === null ? null : (
        <>
          <Printer aria-hidden="true" size={20} />
          {words('print.line', { kind: words(`receipt.${props.kind}`), said: words(short) })}
        </>
      )}
    </p>
  );
}
