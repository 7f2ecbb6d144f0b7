import type { ReceiptView } from '../../../preload/views.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { isKept } from '../receipt/paper.ts';
import { PrintKeys } from '../receipt/print-keys.tsx';
import { PrintPart } from '../receipt/print-part.tsx';
import css from '../receipt/receipt.module.css';
import { usePaper } from '../receipt/use-paper.ts';
import { useWords } from '../words.ts';

/** The document as it would be printed, where it stands with the printer, and the ways to take it along. */
export function ReceiptDialog(props: {
  readonly receipt: ReceiptView;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { receipt, onClose } = props;
  const paper = usePaper(receipt.of, !isKept(receipt.kind));
  return (
    <Dialog title={words(`receipt.${receipt.kind}`)} onClose={onClose} wide keys="document">
      <div className={css['document']}>
        <Picture receipt={receipt} />
        <div className={css['side']}>
          <PrintPart receipt={receipt} paper={paper} />
          <PrintKeys paper={paper} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}

/** A picture: nothing of it becomes part of the page. */
function Picture({ receipt: { kind, svg } }: { readonly receipt: ReceiptView }) {
  const words = useWords();
  const title = words(`receipt.${kind}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled with the arrow keys
    <section className={css['scroll']} tabIndex={0} aria-label={title}>
      <img
        className={css['picture']}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
        alt={words('receipt.alt', { kind: title })}
      />
    </section>
  );
}
