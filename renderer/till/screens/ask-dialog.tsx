import type { Language } from '../../../preload/views.ts';
import type { Act, TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useActs, useTillState } from '../till-context.ts';
import { type TillWords, useWords } from '../words.ts';
import css from './dialogs.module.css';

type Asking = NonNullable<TillState['asking']>;

/** Main's question before an act that cannot be undone. The focus is on 뒤로, and Enter does nothing. */
export function AskDialog({ asking }: { readonly asking: Asking }) {
  const words = useWords();
  const { payment } = useActs();
  const { language } = useTillState();
  const answer = (yes: boolean) => payment.answer(asking.id, yes);
  const { act } = asking;
  return (
    <Dialog title={words(`ask.${act.kind}.title`)} onClose={() => answer(false)} enterDoesNothing>
      <p className={css['ask']}>{questionText(act, language, words)}</p>
      {'orderNo' in act ? <p>{words('ask.cancel.order', { order: act.orderNo })}</p> : null}
      <p className={css['hint']}>{words('ask.enter')}</p>
      <div className={css['keys']}>
        <Button hint="Esc" onPress={() => answer(false)}>
          {words('back')}
        </Button>
        <Button kind={givesUpMoney(act) ? 'danger' : 'primary'} onPress={() => answer(true)}>
          {words(`ask.${act.kind}.yes`)}
        </Button>
      </div>
    </Dialog>
  );
}

/** The shop gives money back, or never gets it. */
function givesUpMoney({ kind }: Act): boolean {
  return (
    kind === 'cancel' ||
    kind === 'cancel-other' ||
    kind === 'cancel-if-paid' ||
    kind === 'withdraw-charge'
  );
}

function questionText(act: Act, language: Language, words: TillWords): string {
  switch (act.kind) {
    case 'cancel':
      return words(act.full ? 'ask.cancel.full' : 'ask.cancel.part', {
        amount: wonText(act.amountWon, language),
      });
    case 'cancel-other':
    case 'cancel-if-paid':
    case 'keep-if-paid':
    case 'withdraw-cancel':
    case 'withdraw-charge':
      return words(`ask.${act.kind}.body`, { amount: wonText(act.amountWon, language) });
    case 'request-points':
      return words('ask.request-points.body', { amount: wonText(act.amountWon, language) });
    case 'cancel-points':
      return words('ask.cancel-points.body', {
        amount: wonText(act.amountWon, language),
        number: act.issuanceId,
      });
    case 'settle-points':
      return words(act.issuanceId === null ? 'ask.settle-points.none' : 'ask.settle-points.made', {
        amount: wonText(act.amountWon, language),
        number: act.issuanceId ?? '',
      });
    case 'settle-by-hand':
      return words(`ask.settle-by-hand.${act.as}`, { amount: wonText(act.amountWon, language) });
    case 'acknowledge':
    case 'reread-ledger':
    case 'put-back-ledger':
    case 'save-settings':
    case 'save-keys':
    case 'save-points-keys':
      return words(`ask.${act.kind}.body`);
  }
}
