import { Button } from '../../shared/button.tsx';
import { useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import { mayPrint, type Paper } from './paper.ts';
import { printKeyOf } from './print-text.ts';
import css from './receipt.module.css';

/** The four keys of a document; each does what its key of the keyboard does. */
export function PrintKeys(props: { readonly paper: Paper; readonly onClose: () => void }) {
  const words = useWords();
  const { keys } = useTill();
  const { paper } = props;
  return (
    <div className={css['keys']}>
      <Button
        kind="primary"
        hint="F9"
        disabled={!mayPrint(paper)}
        describedBy="print-mark"
        onPress={() => keys.command('print')}
      >
        {words(printKeyOf(paper))}
      </Button>
      <Button
        className={css['file']}
        hint="Alt+5"
        disabled={paper.saving !== null}
        onPress={() => keys.command('save-pdf')}
      >
        {words('print.pdf')}
      </Button>
      <Button
        className={css['file']}
        hint="Alt+6"
        disabled={paper.saving !== null}
        onPress={() => keys.command('save-png')}
      >
        {words('print.png')}
      </Button>
      <Button hint="Esc" onPress={props.onClose}>
        {words('close')}
      </Button>
    </div>
  );
}
