import { useId } from 'react';
import { evidenceChars } from '../../../preload/hand-settlement.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import dialogCss from '../screens/dialogs.module.css';
import type { Overlay } from '../store/view-store.ts';
import { sentenceFor } from '../text/failure-text.ts';
import { useActs, usePoints, useView } from '../till-context.ts';
import { useWords } from '../words.ts';
import { numberDigitsMax } from './points-store.ts';
import { type IssuanceDraft, issuanceSettlementOf } from './settle-issuance-draft.ts';

type Settling = Extract<Overlay, { at: 'settle-points' }>;

/** What a manager saw on Bunjang's own site, in the place of the lost answer. Enter does nothing here. */
export function SettleIssuanceDialog(props: {
  readonly settling: Settling;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const { points } = useActs();
  const { busy } = usePoints();
  const { issuance, draft } = props.settling;
  const ready = issuanceSettlementOf(issuance.requestId ?? '', draft) !== null;
  return (
    <Dialog title={words('points.settle')} onClose={props.onClose} enterDoesNothing>
      <p>
        <strong>{wonText(issuance.amountWon, language)}</strong>
      </p>
      <p className={dialogCss['hint']}>{words('points.settle.lead')}</p>
      <Problem />
      <Fields draft={draft} />
      <div className={dialogCss['keys']}>
        <Button hint="Esc" onPress={props.onClose}>
          {words('back')}
        </Button>
        <Button kind="primary" disabled={!ready || busy.includes('settle')} onPress={points.settle}>
          {words('settle.save')}
        </Button>
      </div>
    </Dialog>
  );
}

function Fields({ draft }: { readonly draft: IssuanceDraft }) {
  const words = useWords();
  const { points } = useActs();
  return (
    <div className={dialogCss['form']}>
      <Result draft={draft} />
      {draft.as === 'made' ? (
        <label>
          {words('points.settle.number')}
          <input
            value={draft.issuanceId}
            inputMode="numeric"
            maxLength={numberDigitsMax}
            autoComplete="off"
            onChange={(event) =>
              points.changeDraft({
                ...draft,
                issuanceId: event.currentTarget.value.replaceAll(/\D/g, ''),
              })
            }
          />
        </label>
      ) : null}
      <label>
        {words('settle.evidence')}
        <input
          value={draft.evidence}
          maxLength={evidenceChars.max}
          autoComplete="off"
          placeholder={words('points.settle.evidence.hint')}
          onChange={(event) =>
            points.changeDraft({ ...draft, evidence: event.currentTarget.value })
          }
        />
      </label>
    </div>
  );
}

function Result({ draft }: { readonly draft: IssuanceDraft }) {
  const words = useWords();
  const { points } = useActs();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame that the dialog has already
    <div role="group" aria-labelledby={id}>
      <p id={id}>{words('points.settle.as')}</p>
      <div className={dialogCss['choices']}>
        {(['made', 'none'] as const).map((as) => (
          <Button
            key={as}
            pressed={draft.as === as}
            onPress={() => points.changeDraft({ ...draft, as })}
          >
            {words(`points.settle.as.${as}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Why it was not settled; the page's own strip is behind this dialog. */
function Problem() {
  const words = useWords();
  const { message } = useView();
  if (message?.kind !== 'failure') return null;
  const { title, money, next } = sentenceFor(message.failure, message.about, words);
  return (
    <NoticeBox tone="declined">
      <p role="alert">{title}</p>
      <p>{money}</p>
      <p>{next}</p>
    </NoticeBox>
  );
}
