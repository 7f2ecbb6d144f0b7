import { describe, expect, it } from 'vitest';
import type { Failure, Rule } from '../../../preload/failure.ts';
import type { ReceiptView } from '../../../preload/views.ts';
import { newPaper, type Paper } from '../../../renderer/till/receipt/paper.ts';
import {
  printKeyOf,
  shortKeyOf,
  standingSentence,
  workKeyOf,
} from '../../../renderer/till/receipt/print-text.ts';
import { sentenceFor } from '../../../renderer/till/text/failure-text.ts';
import { standings } from '../../fakes/receipt-views.ts';
import { noonMs } from '../../fakes/till-states.ts';
import { languages, moneyWords, wordsIn } from './till-words.ts';

const kept = ['sale', 'cancel', 'partial-cancel'] as const satisfies readonly ReceiptView['kind'][];
const slips = ['unknown', 'waiting', 'deposit'] as const satisfies readonly ReceiptView['kind'][];
const dayMs = 86_400_000;

const printRules: readonly Rule[] = [
  ...(['no-printer', 'off', 'not-printed', 'print-unsure', 'being-printed', 'not-drawn'] as const),
  ...(['no-room', 'no-permission', 'no-folder', 'not-written'] as const),
];

describe.each(languages)('in %s', (language) => {
  const words = wordsIn(language);
  const now = { nowMs: noonMs + 60_000, language };
  const said = (name: keyof typeof standings, kind: ReceiptView['kind'] = 'sale') =>
    standingSentence(standings[name], kind, now, words);

  it.each([
    ['none', null],
    ['waiting', null],
    ['waiting-again', 1],
    ['sent', 1],
    ['sent-again', 3],
    ['unsure', 1],
  ] as const)('a receipt at %s names the mark of a further copy: %s', (name, mark) => {
    const word = language === 'ko' ? '[재출력]' : '[REPRINT]';
    for (const kind of kept) {
      const { mark: line } = said(name, kind);
      if (mark === null) expect(line).toBeNull();
      else expect(line).toContain(language === 'ko' ? `${word} ${mark}회` : `${word} no. ${mark}`);
    }
  });

  it('says when, with the day where that is not today', () => {
    expect(said('sent').is).toContain('14:03:26');
    expect(said('sent').is).not.toContain('2026-11-21');
    const later = standingSentence(
      standings.sent,
      'sale',
      { ...now, nowMs: noonMs + dayMs },
      words,
    );
    expect(later.is).toContain('2026-11-21');
  });

  it('tells what to do wherever something is not as it should be, and never prints again by itself', () => {
    for (const name of ['waiting', 'sent', 'unsure'] as const)
      expect(said(name).next).not.toBeNull();
    expect(said('unsure').next).toBe(words('print.next.unsure'));
  });

  it('counts no copies of a slip and promises no mark', () => {
    for (const kind of slips) {
      for (const name of ['sent', 'unsure'] as const) {
        const { is, mark } = said(name, kind);
        expect(is, kind).toBe(words(`print.is.${name}.slip`, { when: '14:03:26' }));
        expect(mark, kind).toBeNull();
      }
    }
  });

  it('says nothing about money where a receipt only waits for its paper', () => {
    for (const name of Object.keys(standings) as readonly (keyof typeof standings)[]) {
      const { is, next, mark } = said(name);
      expect([is, next, mark].join(' '), name).not.toMatch(moneyWords[language]);
    }
  });

  it.each(printRules)(
    'a print or file refused for %s says what, what to do, and no money moved',
    (rule) => {
      const failure: Failure = { kind: 'refused', field: 'printing.printer', rule };
      const { title, next, money } = sentenceFor(failure, 'receipt', words);
      expect(title).not.toBe(words('failure.refused.title'));
      expect(next).toBe(words(`rule.${rule}` as never));
      expect(money).toBe(words('fate.receipt'));
    },
  );

  it('a bridge that broke over a print does not make the payment doubtful', () => {
    const failure: Failure = { kind: 'bug', ticket: 'T-1', money: 'checking' };
    expect(sentenceFor(failure, 'receipt', words).money).toBe(words('fate.receipt'));
  });

  it('a receipt that is only not there yet keeps the usual title', () => {
    const failure: Failure = { kind: 'refused', field: 'receipt.merchantUid', rule: 'not-now' };
    expect(sentenceFor(failure, 'receipt', words).title).toBe(words('failure.refused.title'));
  });
});

describe('a document in a few words', () => {
  const paper = (more: Partial<Paper>): Paper => ({ ...newPaper({ merchantUid: 'P1' }), ...more });

  it.each([
    [{}, null, 'print.print'],
    [{ standing: standings.none }, null, 'print.print'],
    [{ standing: standings.waiting }, 'print.short.waiting', 'print.try'],
    [{ standing: standings['waiting-again'] }, 'print.short.waiting', 'print.try'],
    [{ standing: standings.sent }, 'print.short.sent', 'print.again'],
    [{ standing: standings.unsure }, 'print.short.unsure', 'print.again'],
    [{ standing: standings.none, printing: 'print' }, 'print.short.print', 'print.print'],
    [{ standing: standings.waiting, printing: 'withdraw' }, 'print.short.withdraw', 'print.try'],
  ] as const)('%j: the line %s, the key %s', (more, line, key) => {
    expect(shortKeyOf(paper(more))).toBe(line);
    expect(printKeyOf(paper(more))).toBe(key);
  });

  it.each([
    [{}, null],
    [{ saving: 'pdf' }, 'print.busy.pdf'],
    [{ saving: 'png' }, 'print.busy.png'],
    [{ printing: 'print', saving: 'png' }, 'print.busy.print'],
  ] as const)('%j is at work on %s', (more, key) => {
    expect(workKeyOf(paper(more))).toBe(key);
  });
});
