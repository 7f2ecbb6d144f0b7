import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import { sentenceFor } from '../text/failure-text.ts';
import { useActs, useView } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './message.module.css';

/** Why the last act did not happen; stays until it is closed or the next act begins. */
export function MessageStrip({ floating = false }: { readonly floating?: boolean }) {
  const words = useWords();
  const acts = useActs();
  const { message } = useView();
  if (message === null) return null;
  const said =
    message.kind === 'failure' ? sentenceFor(message.failure, message.about, words) : null;
  return (
    <div className={classNames(css['message'], floating && css['floating'])}>
      <div role="alert">
        <h2>
          {said === null && message.kind === 'info'
            ? words(message.key, message.blanks)
            : said?.title}
        </h2>
        {said === null ? null : (
          <>
            <p className={css['money']}>{said.money}</p>
            <p>{said.next}</p>
          </>
        )}
      </div>
      <Button hint="Esc" onPress={acts.panel.closeMessage}>
        {words('close')}
      </Button>
    </div>
  );
}
