import type { ReceiptView } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

/** The receipt as it would be printed. A picture: nothing of it becomes part of the page. */
export function ReceiptDialog(props: {
  readonly receipt: ReceiptView;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { kind, svg } = props.receipt;
  const title = words(`receipt.${kind}`);
  return (
    <Dialog title={title} onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled with the arrow keys */}
      <section className={css['scroll']} tabIndex={0} aria-label={title}>
        <img
          className={css['receipt']}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
          alt={words('receipt.alt', { kind: title })}
        />
      </section>
      <div className={css['keys']}>
        <Button kind="primary" hint="Esc" onPress={props.onClose}>
          {words('close')}
        </Button>
      </div>
    </Dialog>
  );
}
