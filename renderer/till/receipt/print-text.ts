import type { PrintStanding } from '../../../preload/print-views.ts';
import type { Language, ReceiptView } from '../../../preload/views.ts';
import { clockText, dayAndClockText, dayText } from '../../shared/time-text.ts';
import type { TillKey, TillWords } from '../words.ts';
import { isKept, type Paper } from './paper.ts';

/** Where a document stands with the printer, what to do, and how a further copy is marked. */
export type PrintSentence = {
  readonly is: string;
  readonly next: string | null;
  /** Said before it happens. */
  readonly mark: string | null;
};

type Now = { readonly nowMs: number; readonly language: Language };

/** `kind`: main counts the copies of a receipt, and keeps nothing of a slip. */
export function standingSentence(
  standing: PrintStanding,
  kind: ReceiptView['kind'],
  { nowMs, language }: Now,
  words: TillWords,
): PrintSentence {
  const kept = isKept(kind);
  switch (standing.at) {
    case 'none':
      return { is: words(kept ? 'print.is.none' : 'print.is.slip'), next: null, mark: null };
    case 'waiting': {
      const { sinceMs, copies } = standing;
      return {
        is: words('print.is.waiting', { when: whenText(sinceMs, nowMs, language) }),
        next: words('print.next.waiting'),
        mark: copies > 0 ? words('print.mark.waiting', { n: copies }) : null,
      };
    }
    case 'sent':
    case 'unsure': {
      const { at, atMs, copies } = standing;
      const when = whenText(atMs, nowMs, language);
      return {
        is: kept
          ? words(`print.is.${at}`, { when, n: copies })
          : words(`print.is.${at}.slip`, { when }),
        next: words(`print.next.${at}`),
        mark: kept ? words('print.mark.again', { n: copies }) : null,
      };
    }
  }
}

/** `14:05:10`, with its day where that is not today. */
function whenText(atMs: number, nowMs: number, language: Language): string {
  return dayText(atMs) === dayText(nowMs) ? clockText(atMs) : dayAndClockText(atMs, language);
}

/** What is being done with it, or null. */
export function workKeyOf({ printing, saving }: Paper): TillKey | null {
  if (printing !== null) return `print.busy.${printing}`;
  return saving === null ? null : `print.busy.${saving}`;
}

/** A few words for the result of a sale or cancel; null where there is nothing to say. */
export function shortKeyOf({ standing, printing }: Paper): TillKey | null {
  if (printing !== null) return `print.short.${printing}`;
  return standing === null || standing.at === 'none' ? null : `print.short.${standing.at}`;
}

/** What the key for printing is called: a further copy is no original, and one that waits is tried now. */
export function printKeyOf({ standing }: Paper): TillKey {
  if (standing === null || standing.at === 'none') return 'print.print';
  return standing.at === 'waiting' ? 'print.try' : 'print.again';
}
