import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeclineReason } from '../../../preload/failure.ts';
import { declinedKeyOf } from '../../../renderer/customer/text/declined-text.ts';
import en from '../../../renderer/words/en/customer.json' with { type: 'json' };
import ko from '../../../renderer/words/ko/customer.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../../renderer/customer');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

test('both languages have the same words with the same blanks', () => {
  const blanksOf = (words: Readonly<Record<string, string>>): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(words).map(([key, text]) => [key, (text.match(/{{\w+}}/g) ?? []).sort()]),
    );
  expect(blanksOf(en)).toEqual(blanksOf(ko));
  expect(Object.values({ ...ko, ...en })).not.toContain('');
});

test('English has no Hangul but the name of the language', () => {
  const hangul = Object.entries(en).filter(([, text]) => /[가-힣]/.test(text));
  expect(hangul.map(([key]) => key)).toEqual(['look.language']);
});

test('no Korean sentence stands in the sources', () => {
  for (const { name, text } of sources) expect(text, name).not.toMatch(/[가-힣]/);
});

test('only the entry of the window knows the bridge on the page', () => {
  const users = sources.filter(({ text }) => /window\.customer\b/.test(text));
  expect(users.map(({ name }) => name)).toEqual(['main.tsx']);
});

test.each<[DeclineReason, string]>([
  ['credentials', '아이디 또는 비밀번호가 맞지 않습니다'],
  ['too-many-tries', '여러 번 맞지 않아 멈췄습니다'],
  ['short', '포인트가 부족합니다'],
  ['limit', '사용 한도를 넘었습니다'],
  ['not-charged', '결제되지 않았습니다'],
  ['shop-sign-in', '지금은 이 결제를 할 수 없습니다'],
  ['merchant', '지금은 이 결제를 할 수 없습니다'],
])('a customer refused for %s reads: %s', (reason, sentence) => {
  const key = declinedKeyOf(reason);
  expect(key in ko ? ko[key as keyof typeof ko] : '').toBe(sentence);
});

test.each([
  'declined.money',
  'not-sent.money',
  'unknown.money',
  'ended.money',
  'part.agreed',
] as const)('%s says what became of the points', (key) => {
  expect(ko[key]).toMatch(/포인트는 그대로|승인됐을 수|차감되지 않았/);
});
