import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { useActs, useView } from '../customer-context.ts';
import { useWords } from '../words.ts';
import css from './dialog-words.module.css';

/** Staff was called, or could not be. What was typed stays where it is. */
export function HelpDialog() {
  const words = useWords();
  const acts = useActs();
  const { help } = useView();
  if (help === 'none') return null;
  const title = help === 'called' ? 'help.called' : 'help.failed';
  return (
    <Dialog title={words(title)} onClose={acts.closeHelp}>
      <p className={css['words']}>{words(`${title}.sentence`)}</p>
      <Button kind="primary" onPress={acts.closeHelp} first className={css['go-on']}>
        {words('go-on')}
      </Button>
    </Dialog>
  );
}
