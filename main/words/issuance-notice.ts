import type { Language, Mode, Won } from '../../preload/views.ts';
import en from './en/notices.json' with { type: 'json' };
import ko from './ko/notices.json' with { type: 'json' };

/** The words of the desktop's notices. */
export type NoticeWord = keyof typeof ko;

const words: { readonly [L in Language]: Readonly<Record<NoticeWord, string>> } = { ko, en };

/** What is told of; anything else of an issuance stays on the till's own screen. */
type Ended = {
  readonly amountWon: Won;
  readonly told: 'done' | 'cancelled' | 'failed' | null;
  readonly state: { readonly at: string; readonly said?: { readonly issuanceId: string } };
};

/** An end of an issuance as the desktop shows it: no account number, which anybody may read there. */
export function issuanceNotice(
  { language, mode }: { readonly language: Language; readonly mode: Mode },
  { amountWon, told, state }: Ended,
): { readonly title: string; readonly body: string } {
  const own = words[language];
  const end = told ?? 'failed';
  const number = state.said?.issuanceId ?? '';
  const amount = String(amountWon).replace(/\B(?=(\d{3})+$)/g, ',');
  const mark = mode === 'live' ? '' : ` ${own[mode === 'training' ? 'practice' : 'test']}`;
  const body = own[`points.${end}.body`].replace('{{number}}', number);
  return {
    title: `${own[`points.${end}.title`]}${mark}`,
    body: body.replace('{{amount}}', amount),
  };
}
