import type { PrintRow } from '../../../preload/print-views.ts';
import { Button } from '../../shared/button.tsx';
import { useNow } from '../../shared/now.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { PanelFrame } from '../panels/panel-frame.tsx';
import panelCss from '../panels/panels.module.css';
import rowCss from '../panels/rows.module.css';
import { walkRows } from '../panels/walk-rows.ts';
import { useActs, useLists } from '../till-context.ts';
import { useWords } from '../words.ts';
import { keyOf } from './paper.ts';
import { standingSentence } from './print-text.ts';
import css from './receipt.module.css';
import { usePaper } from './use-paper.ts';

/** Receipts that wait for the printer, or that may not be on paper. Nothing here is about money. */
export function PrintsPanel() {
  const words = useWords();
  const { prints, loaded } = useLists();
  return (
    <PanelFrame title={words('prints.title')}>
      <p className={panelCss['lead']}>{words('prints.what')}</p>
      {prints.length === 0 ? (
        <p className={panelCss['empty']} role="status">
          {words(loaded ? 'prints.empty' : 'loading')}
        </p>
      ) : (
        <div className={panelCss['scroll']}>
          <ul aria-label={words('prints.title')} onKeyDown={walkRows}>
            {prints.map((row) => (
              <Row key={keyOf(row.of)} row={row} />
            ))}
          </ul>
        </div>
      )}
    </PanelFrame>
  );
}

/** Opens the receipt, where it is printed, taken back or saved. */
function Row({ row }: { readonly row: PrintRow }) {
  const words = useWords();
  const language = useLanguage();
  const nowMs = useNow(10_000);
  const { receipt } = useActs();
  const { of } = row;
  const print = usePaper(of).standing ?? row.print;
  const kind = of.cancelId === undefined ? 'sale' : 'cancel';
  const { is, next } = standingSentence(print, kind, { nowMs, language }, words);
  return (
    <li className={rowCss['row']} data-print-row={print.at}>
      <button type="button" data-row onClick={() => receipt.show(of)}>
        <span className={css['kind']}>{words(`receipt.${kind}`)}</span>
        <strong className={rowCss['rowSum']}>{wonText(row.amountWon, language)}</strong>
        <span className={rowCss['rowOrder']}>{row.orderNo}</span>
      </button>
      <p className={rowCss['kind']}>
        {is}. {next}
      </p>
      <div className={rowCss['rowKeys']}>
        <Keys of={of} print={print} />
      </div>
    </li>
  );
}

/** A further copy is made in the dialog, which says first how it is marked. */
function Keys({ of, print }: Pick<PrintRow, 'of' | 'print'>) {
  const words = useWords();
  const { receipt } = useActs();
  if (print.at === 'waiting') {
    return (
      <>
        <Button onPress={() => receipt.print(of)}>{words('print.try')}</Button>
        <Button onPress={() => receipt.withdraw(of)}>{words('print.withdraw')}</Button>
      </>
    );
  }
  if (print.at !== 'unsure') return null;
  return (
    <>
      <Button onPress={() => receipt.show(of)}>{words('print.again')}</Button>
      <Button onPress={() => receipt.seen(of)}>{words('prints.seen')}</Button>
    </>
  );
}
