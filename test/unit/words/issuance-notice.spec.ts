import { describe, expect, test } from 'vitest';
import en from '../../../main/words/en/notices.json' with { type: 'json' };
import { issuanceNotice } from '../../../main/words/issuance-notice.ts';
import ko from '../../../main/words/ko/notices.json' with { type: 'json' };
import { saidReady, sampleIssuance } from '../../core/points-samples.ts';

const ended = (told: 'done' | 'cancelled' | 'failed') =>
  sampleIssuance({ told, state: { at: 'asked', said: saidReady(), cancelMs: null } });

describe.each(['ko', 'en'] as const)('a notice in %s', (language) => {
  test.each(['done', 'cancelled', 'failed'] as const)(
    'of %s: number and amount, no account',
    (told) => {
      const { title, body } = issuanceNotice({ language, mode: 'live' }, ended(told));
      expect(body).toContain('132');
      expect(body).toContain('1,000,000');
      expect(`${title} ${body}`).not.toMatch(/9000|국민|\{\{/);
    },
  );

  test('says where it is not real', () => {
    const titles = (['training', 'test', 'live'] as const).map(
      (mode) => issuanceNotice({ language, mode }, ended('done')).title,
    );
    expect(new Set(titles).size).toBe(3);
  });
});

test('both languages have the same words with the same blanks', () => {
  const blanksOf = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([key, text]) => [key, (text.match(/{{\w+}}/g) ?? []).sort()]);
  expect(blanksOf(en)).toEqual(blanksOf(ko));
});
