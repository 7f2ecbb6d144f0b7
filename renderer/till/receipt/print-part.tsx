import type { ReceiptView } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox, type NoticeTone } from '../../shared/notice.tsx';
import { useNow } from '../../shared/now.ts';
import { useLanguage } from '../../shared/words.ts';
import { sentenceFor } from '../text/failure-text.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import type { Paper } from './paper.ts';
import { standingSentence, workKeyOf } from './print-text.ts';
import css from './receipt.module.css';
import { Working } from './working.tsx';

const tones = {
  waiting: 'pending',
  sent: 'info',
  unsure: 'pending',
} as const satisfies Readonly<Record<string, NoticeTone>>;

/** Beside the picture: what is being done, what came of it, and where it stands with the printer. */
export function PrintPart(props: { readonly receipt: ReceiptView; readonly paper: Paper }) {
  const words = useWords();
  const { paper, receipt } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled with the arrow keys
    <section className={css['said']} tabIndex={0} aria-label={words('print.title')}>
      <What kind={receipt.kind} />
      <div role="status" data-print={paper.standing?.at}>
        <Standing receipt={receipt} paper={paper} />
      </div>
      <Work key={workKeyOf(paper)} paper={paper} />
      <Outcome paper={paper} />
    </section>
  );
}

/** A slip looks like a receipt and is none. */
function What({ kind }: Pick<ReceiptView, 'kind'>) {
  const words = useWords();
  if (kind !== 'unknown' && kind !== 'waiting' && kind !== 'deposit') return null;
  return <p>{words(`print.what.${kind}`)}</p>;
}

function Standing({ receipt, paper }: { readonly receipt: ReceiptView; readonly paper: Paper }) {
  const words = useWords();
  const language = useLanguage();
  const nowMs = useNow(10_000);
  const { receipt: act } = useActs();
  const { standing } = paper;
  if (standing === null) return null;
  const said = standingSentence(standing, receipt.kind, { nowMs, language }, words);
  if (standing.at === 'none') return <p>{said.is}</p>;
  return (
    <NoticeBox tone={tones[standing.at]}>
      <p>{said.is}</p>
      {said.next === null ? null : <p>{said.next}</p>}
      {said.mark === null ? null : <p id="print-mark">{said.mark}</p>}
      {standing.at === 'waiting' ? (
        <Button disabled={paper.printing !== null} onPress={() => act.withdraw(paper.of)}>
          {words('print.withdraw')}
        </Button>
      ) : null}
    </NoticeBox>
  );
}

/** What main is at work on; closing the dialog does not stop it. */
function Work({ paper }: { readonly paper: Paper }) {
  const words = useWords();
  const work = workKeyOf(paper);
  return work === null ? null : <Working sentence={words(work)} />;
}

/** What came of saving, and why anything came to nothing. */
function Outcome({ paper: { fault, savedTo } }: { readonly paper: Paper }) {
  const words = useWords();
  const said = fault === null ? null : sentenceFor(fault, 'receipt', words);
  return (
    <>
      {savedTo === null ? null : (
        <div role="status">
          <NoticeBox tone="info">
            <p>{words('print.saved')}</p>
            <p data-selectable data-saved>
              {savedTo}
            </p>
          </NoticeBox>
        </div>
      )}
      {said === null ? null : (
        <NoticeBox tone="declined" urgent>
          <p>{said.title}</p>
          <p>{said.next}</p>
          <p>{said.money}</p>
        </NoticeBox>
      )}
    </>
  );
}
