import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { sentenceFor } from '../text/failure-text.ts';
import { useWords } from '../words.ts';
import { shownName } from './printer-choice.ts';
import css from './set-up.module.css';
import { useDraft, usePrinters, useSetUp } from './set-up-context.ts';

/** Prints a page that says what it is, on the printer of the form, and tells what came of it. */
export function TestPage() {
  const words = useWords();
  const { printing } = useDraft();
  const { printing: devices } = useSetUp();
  const { testPage } = usePrinters();
  const { printer, paperMm } = printing;
  const sending = testPage.at === 'sending';
  return (
    <div className={css['field']} data-test-page={testPage.at}>
      <Button
        disabled={printer === null || sending}
        describedBy="test-page-hint"
        onPress={() => printer !== null && void devices.printTestPage(printer, paperMm)}
      >
        {words(sending ? 'printing.test.sending' : 'printing.test')}
      </Button>
      <p id="test-page-hint" className={css['hint']}>
        {words(printer === null ? 'printing.test.off' : 'printing.test.hint')}
      </p>
      <Outcome />
    </div>
  );
}

/** It appears below the key that brought it. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Outcome() {
  const words = useWords();
  const { printers, testPage } = usePrinters();
  if (testPage.at === 'sent') {
    return (
      <div ref={intoView} role="status">
        <NoticeBox tone="info">
          {words('printing.test.sent', {
            printer: shownName(testPage.printer, printers ?? []) || words('printing.default'),
          })}
        </NoticeBox>
      </div>
    );
  }
  if (testPage.at !== 'failed') return null;
  const { failure } = testPage;
  const { title, next } = sentenceFor(failure, 'receipt', words);
  const isGone = failure.kind === 'refused' && failure.rule === 'no-printer';
  return (
    <div ref={intoView}>
      <NoticeBox tone="declined" urgent>
        <p>{title}</p>
        <p>{isGone ? words('printing.test.no-printer') : next}</p>
      </NoticeBox>
    </div>
  );
}
