import { useId } from 'react';
import { evidenceChars } from '../../../preload/hand-settlement.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { settlementOf } from '../flow/settle-draft.ts';
import type { Overlay } from '../store/view-store.ts';
import { sentenceFor } from '../text/failure-text.ts';
import { useActs, useView } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

type Settling = Extract<Overlay, { at: 'settle' }>;

/** What a manager saw at the payment company, in the place of a look-up. Enter does nothing here. */
export function SettleDialog(props: { readonly settling: Settling; readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const { settle } = useActs();
  const { payment, draft } = props.settling;
  const amount = wonText(payment.amountWon, language);
  return (
    <Dialog title={words('settle.title')} onClose={props.onClose} enterDoesNothing>
      <p>
        <strong>{amount}</strong> · {words('approved.order', { order: payment.orderNo })}
      </p>
      <p className={css['hint']}>{words('settle.lead')}</p>
      <Problem />
      <div className={css['form']}>
        <Result settling={props.settling} />
        {draft.as === 'paid' ? (
          <label>
            {words('settle.impUid')}
            <input
              value={draft.impUid}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => settle.change({ ...draft, impUid: event.currentTarget.value })}
            />
          </label>
        ) : null}
        <label>
          {words('settle.evidence')}
          <input
            value={draft.evidence}
            maxLength={evidenceChars.max}
            autoComplete="off"
            placeholder={words('settle.evidence.hint')}
            onChange={(event) => settle.change({ ...draft, evidence: event.currentTarget.value })}
          />
        </label>
      </div>
      <div className={css['keys']}>
        <Button hint="Esc" onPress={props.onClose}>
          {words('back')}
        </Button>
        <Button
          kind="primary"
          disabled={settlementOf(payment.merchantUid, draft) === null}
          onPress={settle.send}
        >
          {words('settle.save')}
        </Button>
      </div>
    </Dialog>
  );
}

function Result({ settling: { draft } }: { readonly settling: Settling }) {
  const words = useWords();
  const { settle } = useActs();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame that the dialog has already
    <div role="group" aria-labelledby={id}>
      <p id={id}>{words('settle.as')}</p>
      <div className={css['choices']}>
        {(['paid', 'not-charged'] as const).map((as) => (
          <Button
            key={as}
            pressed={draft.as === as}
            onPress={() => settle.change({ ...draft, as })}
          >
            {words(`settle.as.${as}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Why it was not settled, with the field it is about. */
function Problem() {
  const words = useWords();
  const { message } = useView();
  if (message?.kind !== 'failure') return null;
  const { failure, about } = message;
  const { title, money, next } = sentenceFor(failure, about, words);
  const field = failure.kind === 'refused' ? fieldText(failure.field, words) : null;
  return (
    <NoticeBox tone="declined">
      <p role="alert">{field === null ? title : field}</p>
      <p>{money}</p>
      <p>{next}</p>
    </NoticeBox>
  );
}

function fieldText(field: string, words: ReturnType<typeof useWords>): string | null {
  switch (field) {
    case 'settle.as':
    case 'settle.impUid':
    case 'settle.evidence':
      return words(field);
    default:
      return null;
  }
}
